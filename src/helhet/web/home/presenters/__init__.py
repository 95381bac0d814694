"""What the first page shows, role by role."""
