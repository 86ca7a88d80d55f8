"""What the doors of files ask for besides."""

from typing import Annotated

from fastapi import Depends, Header
from starlette.requests import HTTPConnection

from app.files.handing_out import Asked
from app.files.store import FileStore


async def _store(connection: HTTPConnection) -> FileStore:
    store: FileStore = connection.app.state.files
    return store


async def _asked(
    known: Annotated[str | None, Header(alias="If-None-Match")] = None,
    span: Annotated[str | None, Header(alias="Range")] = None,
    if_range: Annotated[str | None, Header(alias="If-Range")] = None,
) -> Asked:
    return Asked(known, span, if_range)


Files = Annotated[FileStore, Depends(_store)]
AskedFor = Annotated[Asked, Depends(_asked)]
