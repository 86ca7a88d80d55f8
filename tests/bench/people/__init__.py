"""Synthetic Russian clients with a known truth: who is who, what parts their records, and what proves them one."""
