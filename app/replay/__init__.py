"""Recorded updates, read and filed as live ones are, in a scratch database that nobody keeps."""
