"""One module for each story. `tell` makes it happen, day by day, up to today."""
