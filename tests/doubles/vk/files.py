"""VK's file store: what it keeps, and signed links to it that die."""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random

LINK_SECONDS = 24 * 60 * 60.0
LINK_STEP_SECONDS = 600


@dataclass
class StoredFile:
    key: str
    content: bytes
    mime_type: str
    name: str


@dataclass
class FileStore:
    files: dict[str, StoredFile] = field(default_factory=dict)
    secret: str = "a"
    """Signs links; another one makes every link given out so far invalid."""
    link_seconds: float = LINK_SECONDS

    def keep(self, content: bytes, *, mime_type: str, name: str, rng: Random) -> str:
        """Store bytes and return what stands for their address inside an object: `file:<key>`."""
        key = rng.randbytes(12).hex()
        self.files[key] = StoredFile(key, content, mime_type, name)
        return f"file:{key}"

    def path_to(self, key: str, *, now: float) -> str:
        """The same link for a while, as VK's are too; it lives `link_seconds` or a little longer."""
        step = max(1, min(LINK_STEP_SECONDS, int(self.link_seconds)))
        until = -(-int(now + self.link_seconds) // step) * step
        return f"/files/{key}/{until}/{self._sign(key, until)}/{self.files[key].name}"

    def behind(self, key: str, until: int, signature: str, *, now: float) -> StoredFile | None:
        is_ours = hmac.compare_digest(signature.encode(), self._sign(key, until).encode())
        return self.files.get(key) if is_ours and until > now else None

    def expire_links(self) -> None:
        self.secret += "a"

    def _sign(self, key: str, until: int) -> str:
        return hmac.new(self.secret.encode(), f"{key} {until}".encode(), sha256).hexdigest()[:20]
