"""Filters of the list with a name, private or shared."""
