"""What Telegram takes from a bot."""

from datetime import timedelta

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""UTF-16 units, both."""
FILE_LIMIT = 50_000_000
"""Bytes of one question, so of all its files together."""
PHOTO_LIMIT = 10_000_000
ALBUM_LIMIT = 10
"""Files."""
SENDS_PER_SECOND = 30
CHAT_PAUSE = timedelta(seconds=1)
