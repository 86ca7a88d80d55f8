"""What all that is written down about the demo has in common."""

import msgspec


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An unknown word in a file is a mistake."""
