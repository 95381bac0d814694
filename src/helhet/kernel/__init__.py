"""What every layer may lean on: identity numbers, ids, periods, the clock, errors and encrypted fields."""
