"""What came with messages is kept and handed out."""
