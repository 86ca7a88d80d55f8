"""Who may be one person: found behind everything that is heard, shown with reasons, decided by people."""
