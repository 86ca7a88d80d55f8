"""What VK takes from a community."""

TEXT_LIMIT = 4096
"""UTF-16 units. The documentation allows 9000 characters; more than this many VK cuts or refuses."""
FILE_LIMIT = 200_000_000
"""Bytes of a document."""
PHOTO_LIMIT = 50_000_000
ALBUM_LIMIT = 10
"""Attachments of one message."""
CALLS_PER_SECOND = 20
"""With the key of one community, whatever is asked."""
ASKING, SENDING, COURTESY = "asking", "sending", "courtesy"
"""What a question is for. Those that hang hold up only their like."""
SENDS_AT_ONCE = 16
HANDS = {ASKING: 4, SENDING: SENDS_AT_ONCE, COURTESY: 4}
"""Questions under way at once. Whoever waits for an answer costs nothing but a thread that sleeps."""
API_VERSION = "5.199"
