"""Recordings, replayed."""
