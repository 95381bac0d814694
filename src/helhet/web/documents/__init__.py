"""Paper: printed pages and PDF."""
