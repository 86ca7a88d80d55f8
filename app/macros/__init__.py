"""Several deeds on a matter in one press."""
