"""The append-only record of who read and changed what, on which ground (FOR-2019-03-01-168 § 14)."""
