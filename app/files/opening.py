"""Which store the settings mean."""

import re

from app.files.disk_store import DiskStore
from app.files.s3_store import Access, S3Store
from app.files.store import FileStore
from app.kit.errors import OknoError
from app.settings import Settings

_ADDRESS = re.compile(r"https?://[\w.:\[\]-]+(/[\w./~-]*)?")
_BUCKET = re.compile(r"[A-Za-z0-9._-]{3,63}")


def open_store(settings: Settings) -> FileStore:
    """Asks nobody yet: `check()` does. Raises OknoError files_not_set_up."""
    folder = settings.data / "files"
    if settings.files == "disk":
        return DiskStore(folder)
    secret = settings.s3_secret_key.get_secret_value() if settings.s3_secret_key else ""
    needed = {
        "OKNO_S3_BUCKET": settings.s3_bucket,
        "OKNO_S3_ACCESS_KEY": settings.s3_access_key,
        "OKNO_S3_SECRET_KEY": secret,
    }
    missing = [name for name, value in needed.items() if not value]
    if missing:
        words = f"OKNO_FILES is s3, which needs {', '.join(missing)} too."
        raise OknoError("files_not_set_up", 500, detail=words)
    if settings.s3_endpoint and not _ADDRESS.fullmatch(settings.s3_endpoint):
        words = "OKNO_S3_ENDPOINT is an address such as https://s3.example.ru."
        raise OknoError("files_not_set_up", 500, detail=words)
    if not _BUCKET.fullmatch(settings.s3_bucket):
        raise OknoError("files_not_set_up", 500, detail="OKNO_S3_BUCKET is no name that a bucket may have.")
    access = Access(
        settings.s3_endpoint.rstrip("/"),
        settings.s3_bucket,
        settings.s3_region,
        settings.s3_access_key,
        secret,
        settings.s3_prefix,
    )
    return S3Store(access, folder / "drafts")
