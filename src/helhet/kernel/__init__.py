"""What every layer may use: ids, the clock, periods, errors, identity numbers, encrypted fields."""
