"""Business hours: when somebody answers, and whether somebody can now."""
