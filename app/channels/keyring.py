"""The house's own keys: what they encrypt nobody else reads, what they sign nobody else makes."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from itsdangerous import URLSafeTimedSerializer

from app.channels.key_file import read_or_make_key
from app.kit.errors import OknoError
from app.kit.json import dumps, loads
from app.settings import Settings

SHORTEST_KEY = 16


class Keyring:
    """Encrypts and signs with the newest key; what older ones did still holds."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Newest first. Raises OknoError secret_key_too_short."""
        if not keys or any(len(key) < SHORTEST_KEY for key in keys):
            raise OknoError("secret_key_too_short", 500, detail=f"at least {SHORTEST_KEY} characters")
        self._fernet = MultiFernet([Fernet(urlsafe_b64encode(_derived(key, "encrypt"))) for key in keys])
        self._signing = [_derived(key, "sign") for key in reversed(keys)]

    @classmethod
    def of(cls, settings: Settings) -> "Keyring":
        """From the settings, else from the key file in the data folder, which is made when it is missing.

        Several keys are parted by spaces, the newest first.
        """
        if settings.secret_key is not None and settings.secret_key.get_secret_value().strip():
            return cls(settings.secret_key.get_secret_value().split())
        return cls(read_or_make_key(settings.data / "secret.key").split())

    def encrypt(self, secrets: Mapping[str, str]) -> str:
        return self._fernet.encrypt(dumps(dict(secrets)).encode()).decode() if secrets else ""

    def decrypt(self, stored: str) -> dict[str, str]:
        """Raises OknoError secrets_unreadable when it was encrypted with a key that is not here."""
        if not stored:
            return {}
        try:
            secrets: dict[str, str] = loads(self._fernet.decrypt(stored.encode()))
        except InvalidToken as failure:
            raise OknoError("secrets_unreadable", 500) from failure
        return secrets

    def sign(self, purpose: str) -> URLSafeTimedSerializer:
        """Makes tokens for one purpose, and tells its own from all others."""
        return URLSafeTimedSerializer(
            self._signing, salt=f"okno.{purpose}", signer_kwargs={"digest_method": sha256}
        )


def _derived(key: str, use: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"okno {use}".encode()).derive(key.encode())
