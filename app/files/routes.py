"""The doors of files."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Path, Query, Request
from fastapi.responses import Response, StreamingResponse
from starlette.requests import ClientDisconnect

from app.access.principal import Principal
from app.db.engine import Database
from app.deps import Chance, Configured, Now, ToRead, ToWrite, needs
from app.files.deps import AskedFor, Files
from app.files.handing_out import Answer, Shape, answer_of, shape_of
from app.files.picturing import DRAWN
from app.files.queries import FoundFile, file_of_key
from app.files.schemas import FileCard
from app.files.uploading import receive, upload
from app.kit.errors import OknoError, not_found

MEGABYTE = 1_000_000

router = APIRouter(prefix="/api/files", tags=["files"])
Reader = Annotated[Principal, needs("conversations.read")]
Author = Annotated[Principal, needs("conversations.answer")]
Key = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


@router.post("", status_code=201)
async def upload_file(
    me: Author,  # noqa: ARG001
    request: Request,
    store: Files,
    writer: ToWrite,
    settings: Configured,
    randomness: Chance,
    now: Now,
    name: Annotated[str, Query(max_length=1_000)] = "",
    wanted: Annotated[Literal["voice"] | None, Query(alias="as")] = None,
    length: Annotated[int | None, Header(alias="Content-Length", ge=0)] = None,
) -> FileCard:
    """The body is the file. It may go along with a reply from now on; one that does not is forgotten after a day."""
    try:
        async with store.draft_for_loop() as draft:
            sha256 = await receive(request.stream(), length, draft, settings.upload_mb * MEGABYTE)
            return await upload(store, writer, draft, sha256, name, now, randomness, voice=wanted == "voice")
    except ClientDisconnect:
        raise OknoError("upload_cut_off", 400) from None


@router.get("/{public_key}", response_class=StreamingResponse)
def file(
    me: Reader,  # noqa: ARG001
    public_key: Key,
    database: ToRead,
    store: Files,
    asked: AskedFor,
    name: Annotated[str | None, Query(max_length=1_000)] = None,
    original: bool = False,
) -> Response:
    """`name` is what it is called when saved. A picture is shown as we drew it anew; `original` saves it as it came."""
    return _response(answer_of(store, shape_of(_find(database, public_key), name, original=original), asked))


@router.get("/{public_key}/thumbnail", response_class=StreamingResponse)
def thumbnail(me: Reader, public_key: Key, database: ToRead, store: Files, asked: AskedFor) -> Response:  # noqa: ARG001
    found = _find(database, public_key)
    if found.thumbnail_sha256 is None:
        raise not_found("thumbnail")
    return _response(answer_of(store, Shape(found.thumbnail_sha256, DRAWN, "", inline=True), asked))


def _find(database: Database, public_key: str) -> FoundFile:
    with database.snapshot() as connection:
        found = file_of_key(connection, public_key)
    if found is None:
        raise not_found("file")
    return found


def _response(answer: Answer) -> Response:
    return StreamingResponse(answer.pieces, answer.status, answer.headers)
