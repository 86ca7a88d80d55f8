"""Files in a bucket of an S3-compatible store."""

import logging
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store as Bucket

from app.files.store import FRESH, Blob, FileStore
from app.kit.errors import OknoError

PIECE = 4 << 20
"""Bytes asked for at once. Each piece is a request of its own, so that no slow reader keeps one open."""

_CODE = re.compile(r"<Code>(\w+)</Code>")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Access:
    """Where the bucket is, and who we are there."""

    endpoint: str
    """Empty: Amazon's own, by the region."""
    bucket: str
    region: str
    access_key: str
    secret_key: str
    prefix: str = ""


class S3Store(FileStore):
    def __init__(self, access: Access, drafts: Path) -> None:
        super().__init__(drafts)
        self.access = access
        self._bucket = _open(access)

    def size_of(self, sha256: str) -> int:
        with _in_our_words():
            return int(obstore.head(self._bucket, _key(sha256))["size"])

    def read(self, sha256: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        return self._pieces(_key(sha256), start, self.size_of(sha256) if stop is None else stop)

    @contextmanager
    def at_hand(self, sha256: str) -> Iterator[Path]:
        pieces = self.read(sha256)
        with self.draft() as draft:
            with draft.open("wb") as opened:
                for piece in pieces:
                    opened.write(piece)
            yield draft

    def forget(self, sha256: str, *, older_than: float) -> bool:
        with _in_our_words(), suppress(FileNotFoundError):
            if self._age(sha256) < older_than:
                return False
            obstore.delete(self._bucket, _key(sha256))
        return True

    def check(self) -> None:
        probe = f"check/{secrets.token_hex(8)}"
        try:
            obstore.put(self._bucket, probe, b"okno")
            read = bytes(obstore.get(self._bucket, probe).bytes())
            obstore.delete(self._bucket, probe)
        except (BaseError, OSError, ValueError) as failure:
            # The library's own words hold the request; ours say which setting to look at.
            raise OknoError("files_unavailable", 503, detail=_diagnosis(self.access, failure)) from None
        if read != b"okno":
            raise OknoError("files_unavailable", 503, detail="The S3 store does not give back what it took.")

    def _place(self, draft: Path, blob: Blob) -> None:
        with _in_our_words():
            with suppress(FileNotFoundError):
                if self.size_of(blob.sha256) == blob.size and self._age(blob.sha256) < FRESH:
                    return
            obstore.put(self._bucket, _key(blob.sha256), draft)

    def _pieces(self, key: str, start: int, stop: int) -> Iterator[bytes]:
        for first in range(start, stop, PIECE):
            with _in_our_words():
                piece = obstore.get_range(self._bucket, key, start=first, end=min(first + PIECE, stop))
            yield bytes(piece)

    def _age(self, sha256: str) -> float:
        """Seconds since it was written, by the clocks of both sides."""
        written: datetime = obstore.head(self._bucket, _key(sha256))["last_modified"]
        return (datetime.now(UTC) - written).total_seconds()


def _open(access: Access) -> Bucket:
    return Bucket(
        access.bucket,
        prefix=access.prefix.strip("/") or None,
        config={
            **({"endpoint": access.endpoint} if access.endpoint else {}),
            "region": access.region,
            "access_key_id": access.access_key,
            "secret_access_key": access.secret_key,
            "virtual_hosted_style_request": False,
        },
        client_options={
            "allow_http": True,
            "connect_timeout": timedelta(seconds=10),
            "timeout": timedelta(seconds=60),
        },
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
    )


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What is not there stays FileNotFoundError; every other trouble is the store's, and may pass."""
    try:
        yield
    except FileNotFoundError:
        raise
    except BaseError as failure:
        log.warning("the S3 store fails: %s %s", type(failure).__name__, _code_in(failure))
        raise OknoError("files_unavailable", 503, retry_after=10) from None


def _code_in(failure: Exception) -> str:
    found = _CODE.search(str(failure))
    return found.group(1) if found else ""


def _diagnosis(access: Access, failure: Exception) -> str:
    code = _code_in(failure)
    said = f" The store says: {code}." if code else ""
    if isinstance(failure, PermissionDeniedError | UnauthenticatedError):
        return f"The S3 store refuses us: look at OKNO_S3_ACCESS_KEY, OKNO_S3_SECRET_KEY and what they may.{said}"
    if isinstance(failure, FileNotFoundError):
        return f"The S3 store has no bucket «{access.bucket}» (OKNO_S3_BUCKET).{said}"
    where = access.endpoint or f"Amazon's S3 in {access.region}"
    return f"The S3 store at {where} does not work for us: look at OKNO_S3_ENDPOINT and OKNO_S3_REGION.{said}"
