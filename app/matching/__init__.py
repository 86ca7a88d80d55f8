"""May two clients be one person? Pure: facts in, a score with reasons out."""
