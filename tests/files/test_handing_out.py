"""Boris looks at what a client sent, and nothing of it acts in his name."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.db.writer import Writer
from app.files.disk_store import DiskStore
from app.files.keeping import store_file
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.seed.pictures import SCENES, draw
from app.seed.sounds import voice
from tests.access.doors import Browser, code_of
from tests.access.people import Shop
from tests.files.conftest import Keeping

PHOTO = draw(min(SCENES))
SOUND = voice(1)


async def test_a_photograph_is_shown_in_its_place(boris: Browser, keeps: Keeping) -> None:
    kept = await keeps(PHOTO)

    answer = await boris.asks("GET", f"/files/{kept.public_key}")

    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["content-disposition"] == "inline"
    assert Image.open(io.BytesIO(answer.content)).size == (960, 720)
    assert (kept.content.mime, kept.content.size) == ("image/jpeg", len(PHOTO))
    assert (kept.content.width, kept.content.height) == (960, 720)


async def test_the_photograph_as_it_came_can_only_be_saved(boris: Browser, keeps: Keeping) -> None:
    kept = await keeps(PHOTO)

    answer = await boris.asks("GET", f"/files/{kept.public_key}?original=true&name=Окно.jpg")

    assert answer.content == PHOTO
    assert answer.headers["content-type"] == "application/octet-stream"
    assert (
        answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%D0%9E%D0%BA%D0%BD%D0%BE.jpg"
    )


async def test_its_small_sister_is_a_picture_too(boris: Browser, keeps: Keeping) -> None:
    kept = await keeps(PHOTO)

    answer = await boris.asks("GET", f"/files/{kept.public_key}/thumbnail")

    assert answer.headers["content-type"] == "image/webp"
    assert 0 < len(answer.content) < len(PHOTO)


@pytest.mark.parametrize(
    "sly",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7 /JavaScript",
        b"alert(1)",
        b"MZ\x90\x00",
        b"GIF89a/*" + bytes(6) + b"*/=alert(1)//",
        b"\x89PNG\r\n\x1a\n<script>alert(1)</script>",
    ],
)
async def test_what_could_act_is_saved_and_never_shown(boris: Browser, keeps: Keeping, sly: bytes) -> None:
    kept = await keeps(sly)

    answer = await boris.asks("GET", f"/files/{kept.public_key}")

    assert answer.content == sly
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"
    assert (await boris.asks("GET", f"/files/{kept.public_key}/thumbnail")).status_code == 404


@pytest.mark.parametrize("content", [PHOTO, SOUND, b"<svg/>"])
async def test_a_browser_is_told_to_trust_none_of_it(boris: Browser, keeps: Keeping, content: bytes) -> None:
    kept = await keeps(content)

    headers = (await boris.asks("GET", f"/files/{kept.public_key}")).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "private" in headers["cache-control"]


async def test_a_voice_message_can_be_heard_from_the_middle(boris: Browser, keeps: Keeping) -> None:
    kept = await keeps(SOUND)

    part = await boris.asks("GET", f"/files/{kept.public_key}", range="bytes=100-199")

    assert part.status_code == 206
    assert part.content == SOUND[100:200]
    assert part.headers["content-range"] == f"bytes 100-199/{len(SOUND)}"
    assert part.headers["content-length"] == "100"
    end = await boris.asks("GET", f"/files/{kept.public_key}", range="bytes=-50")
    assert (end.status_code, end.content) == (206, SOUND[-50:])
    beyond = await boris.asks("GET", f"/files/{kept.public_key}", range=f"bytes={len(SOUND)}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(SOUND)}")


@pytest.mark.parametrize(
    "odd", ["bytes=5-2", "bytes=-", "pages=1-2", "bytes=0-1,5-6", "bytes=a-b", "bytes=²-"]
)
async def test_whoever_asks_for_an_odd_part_gets_all_of_it(boris: Browser, keeps: Keeping, odd: str) -> None:
    kept = await keeps(SOUND)

    headers = [(b"range", odd.encode())]
    answer = await boris.client.get(f"/api/files/{kept.public_key}", headers=headers)

    assert (answer.status_code, answer.content) == (200, SOUND)


async def test_a_part_of_what_has_changed_is_not_asked_for(boris: Browser, keeps: Keeping) -> None:
    kept = await keeps(SOUND)
    path = f"/files/{kept.public_key}"
    etag = (await boris.asks("GET", path)).headers["etag"]

    assert (await boris.asks("GET", path, range="bytes=0-9", if_range=etag)).content == SOUND[:10]
    assert (await boris.asks("GET", path, range="bytes=0-9", if_range='"older"')).content == SOUND


async def test_what_the_browser_has_it_is_not_sent_again(boris: Browser, keeps: Keeping) -> None:
    kept = await keeps(PHOTO)
    etag = (await boris.asks("GET", f"/files/{kept.public_key}")).headers["etag"]

    again = await boris.asks("GET", f"/files/{kept.public_key}", if_none_match=f'"other", W/{etag}')

    assert (again.status_code, again.content) == (304, b"")
    assert "immutable" in again.headers["cache-control"]
    assert (await boris.asks("GET", f"/files/{kept.public_key}", if_none_match='"other"')).status_code == 200


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        (
            "Накладная 7.pdf",
            "filename*=UTF-8''%D0%9D%D0%B0%D0%BA%D0%BB%D0%B0%D0%B4%D0%BD%D0%B0%D1%8F%207.pdf",
        ),
        ("../../etc/passwd", "filename*=UTF-8''_.._etc_passwd"),
        ('a"; filename="b.exe\r\nX: y', "filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%20X%3A%20y"),
        ("\u202egpj.exe", "filename*=UTF-8''gpj.exe"),
    ],
)
async def test_it_is_saved_under_the_name_it_came_with(
    boris: Browser, keeps: Keeping, name: str, saved_as: str
) -> None:
    kept = await keeps(b"%PDF-1.7")

    answer = await boris.client.get(f"/api/files/{kept.public_key}", params={"name": name})

    assert answer.headers["content-disposition"] == f"attachment; {saved_as}"


async def test_the_same_photograph_twice_is_kept_once_and_known_by_two_names(
    boris: Browser, keeps: Keeping, store: DiskStore
) -> None:
    one, other = await keeps(PHOTO), await keeps(PHOTO)

    assert one.public_key != other.public_key
    assert one.content == other.content
    assert len([path for path in store.drafts.parent.rglob("*") if path.is_file()]) == 3


async def test_a_file_that_was_fetched_is_kept_as_it_is(
    boris: Browser, store: DiskStore, writer: Writer, clock: SetClock, tmp_path: Path
) -> None:
    fetched = tmp_path / "fetched"
    fetched.write_bytes(PHOTO)

    kept = await store_file(store, writer, fetched, clock.now(), SystemRandomness())

    assert (await boris.asks("GET", f"/files/{kept.public_key}?original=true")).content == PHOTO
    assert fetched.read_bytes() == PHOTO


async def test_a_stranger_gets_nothing_even_with_the_address(shop: Shop, keeps: Keeping) -> None:
    kept = await keeps(PHOTO)
    for path in ("", "/thumbnail"):
        answer = await Browser(shop.app).asks("GET", f"/files/{kept.public_key}{path}")
        assert (answer.status_code, code_of(answer)) == (401, "not_signed_in")


async def test_what_is_not_there_is_not_found(boris: Browser, keeps: Keeping, store: DiskStore) -> None:
    kept = await keeps(SOUND)
    store.path_of(kept.content.sha256).unlink()

    for key in (kept.public_key, "nothing"):
        answer = await boris.asks("GET", f"/files/{key}")
        assert (answer.status_code, code_of(answer)) == (404, "file_not_found")
    assert (await boris.asks("GET", "/files/%00")).status_code == 422
    assert (await boris.asks("GET", "/files/..%2Fsecret.key")).status_code in {404, 422}
