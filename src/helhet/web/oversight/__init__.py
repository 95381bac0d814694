"""Pages about access: what is looked into, and emergency openings."""
