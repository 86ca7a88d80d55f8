"""Channels are connected, changed, paused and removed."""
