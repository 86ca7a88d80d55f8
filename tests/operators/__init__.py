"""Signing in, and those who answer."""
