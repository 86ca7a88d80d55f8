"""Requests to be phoned, from a form on any page."""
