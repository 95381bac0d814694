"""What changes organisations, units and positions. Every change is in the access record."""
