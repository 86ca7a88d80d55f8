"""Formatted text, as the Bot API reads it: parse modes, entities in UTF-16 units, cleaning and limits."""
