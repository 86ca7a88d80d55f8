"""Telegram: read from samples, and spoken over HTTP with a local server."""
