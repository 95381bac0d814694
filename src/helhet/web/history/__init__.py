"""What happened: the history of plan and items, earlier versions, comparing and restoring."""
