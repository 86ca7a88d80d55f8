"""What a form carries so that it need not be remembered: when it was opened, and the puzzle it was given. Signed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from app.channels.keyring import Keyring
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.ids import Randomness

FORM, PUZZLE, TOKEN = "callback form", "callback challenge", "callback token"
YOUNGEST = timedelta(seconds=2)
"""Nobody reads a form and types a number faster."""
OLDEST = timedelta(hours=2)
PUZZLE_LIVES = timedelta(minutes=10)
BITS = 15
"""Some thirty thousand hashes: a second of a telephone's time, and of an attacker's for each request."""
MOST_BITS = 20
LONGEST_ANSWER = 64
LONGEST_TICKET = 600


@dataclass(frozen=True, slots=True)
class Challenge:
    """Find `answer` so that SHA-256 of prefix + answer begins with `bits` zero bits."""

    id: str
    prefix: str
    bits: int

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "kind": "sha256", "prefix": self.prefix, "bits": self.bits}


class Tickets:
    """Good for one channel only."""

    def __init__(self, keyring: Keyring, randomness: Randomness) -> None:
        self._forms = keyring.sign(FORM)
        self._puzzles = keyring.sign(PUZZLE)
        self._tokens = keyring.sign(TOKEN)
        self._randomness = randomness

    def form_token(self, channel_key: str, now: datetime) -> str:
        return str(self._forms.dumps([channel_key, now.timestamp()]))

    def check_form(self, channel_key: str, token: object, now: datetime) -> None:
        """Raises OknoError form_expired, too_many_requests of one that nobody can have filled in yet."""
        kept = _read(self._forms, token)
        if not isinstance(kept, list) or len(kept) != 2 or kept[0] != channel_key:
            raise OknoError("form_expired", 409)
        age = now - datetime.fromtimestamp(float(kept[1]), UTC)
        if age < timedelta(0) or age > OLDEST:
            raise OknoError("form_expired", 409)
        if age < YOUNGEST:
            raise OknoError("too_many_requests", 429, retry_after=2)

    def new_challenge(self, channel_key: str, bits: int, now: datetime) -> Challenge:
        prefix = self._randomness.token(12)
        return Challenge(str(self._puzzles.dumps([channel_key, prefix, bits, now.timestamp()])), prefix, bits)

    def check_answer(self, channel_key: str, given: object, now: datetime) -> str:
        """The prefix, which is good once: see `spend`. Raises OknoError challenge_required, challenge_wrong."""
        if not isinstance(given, dict):
            raise OknoError("challenge_required", 403)
        kept, answer = _read(self._puzzles, given.get("id")), given.get("answer")
        if not isinstance(kept, list) or len(kept) != 4 or kept[0] != channel_key:
            raise OknoError("challenge_wrong", 403)
        _, prefix, bits, made_at = kept
        age = now - datetime.fromtimestamp(float(made_at), UTC)
        if not timedelta(0) <= age <= PUZZLE_LIVES:
            raise OknoError("challenge_wrong", 403)
        if not isinstance(answer, str) or len(answer) > LONGEST_ANSWER or not solves(prefix, answer, bits):
            raise OknoError("challenge_wrong", 403)
        return str(prefix)

    def asker_token(self, channel_key: str, key: str, number: str) -> str:
        """The same for the same request, so that a browser that lost our answer gets it again; kept by us only as
        its SHA-256. Nobody makes it without our key."""
        said = f"{channel_key}\n{key}\n{number}".encode()
        return self._tokens.make_signer(b"okno.asker").get_signature(said).decode()


def solves(prefix: str, answer: str, bits: int) -> bool:
    digest = sha256(f"{prefix}{answer}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest, "big") >> (256 - bits) == 0


def spend(tx: Transaction, prefix: str, at: datetime) -> None:
    """Raises OknoError challenge_wrong for one that was answered before, in whatever process."""
    spent = tx.run(
        "INSERT INTO spent_tickets (fingerprint, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (fingerprint(prefix), tx.stored(at + 2 * PUZZLE_LIVES)),
    ).rowcount
    if not spent:
        raise OknoError("challenge_wrong", 403)


def forget_spent(tx: Transaction, now: datetime) -> None:
    tx.run("DELETE FROM spent_tickets WHERE expires_at < ?", (tx.stored(now),))


def fingerprint(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _read(serializer: URLSafeTimedSerializer, token: object) -> Any:
    if not isinstance(token, str) or len(token) > LONGEST_TICKET:
        return None
    try:
        return serializer.loads(token)
    except BadSignature:
        return None
