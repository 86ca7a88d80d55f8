"""Bytes are kept whole, and once, wherever they are kept."""

import os
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from app.files.disk_store import DiskStore
from app.files.opening import open_store
from app.files.s3_store import PIECE, S3Store
from app.files.store import FileStore
from app.kit.errors import OknoError
from app.settings import Settings
from tests.files.seaweed import ACCESS_KEY, SECRET_KEY, Seaweed
from tests.house_process import OKNO, free_port

DAY = 86_400.0
NOW = -60.0
"""Seconds; whatever the clocks of both sides say, it is older than that."""


def read(store: FileStore, digest: str, start: int = 0, stop: int | None = None) -> bytes:
    return b"".join(store.read(digest, start, stop))


class TestAnyStore:
    @pytest.fixture(params=["disk", "s3"])
    def store(self, request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
        if request.param == "disk":
            return DiskStore(tmp_path / "files")
        seaweed: Seaweed = request.getfixturevalue("seaweed")
        return S3Store(seaweed.access(prefix=f"/{tmp_path.name}/files/"), tmp_path / "drafts")

    def test_it_says_that_it_works(self, store: FileStore) -> None:
        store.check()

    def test_bytes_lie_under_the_hash_of_their_content(self, store: FileStore) -> None:
        blob = store.take_bytes("вид из окна".encode())

        assert (blob.sha256, blob.size) == (sha256("вид из окна".encode()).hexdigest(), 20)
        assert read(store, blob.sha256).decode() == "вид из окна"
        assert store.size_of(blob.sha256) == 20

    def test_a_part_is_read_without_the_rest(self, store: FileStore) -> None:
        content = os.urandom(PIECE + 300_000)
        digest = store.take_bytes(content).sha256

        assert read(store, digest) == content
        assert read(store, digest, 100, 200) == content[100:200]
        assert read(store, digest, PIECE - 5, PIECE + 5) == content[PIECE - 5 : PIECE + 5]

    def test_a_large_draft_is_taken_whole_and_leaves_no_trace(self, store: FileStore) -> None:
        content = os.urandom(1_000_000) * 12
        with store.draft() as draft:
            draft.write_bytes(content)
            digest = store.take(draft, sha256(content).hexdigest()).sha256

        assert sha256(read(store, digest)).hexdigest() == digest
        assert list(store.drafts.iterdir()) == []

    def test_nothing_at_all_can_be_kept_too(self, store: FileStore) -> None:
        assert read(store, store.take_bytes(b"").sha256) == b""

    def test_a_connector_gets_a_file_of_this_machine(self, store: FileStore) -> None:
        digest = store.take_bytes(b"a photograph").sha256

        with store.at_hand(digest) as path:
            assert path.read_bytes() == b"a photograph"
        assert read(store, digest) == b"a photograph"

    def test_the_same_bytes_from_everywhere_at_once_are_kept_once(self, store: FileStore) -> None:
        with ThreadPoolExecutor(8) as workers:
            blobs = set(workers.map(store.take_bytes, [b"the same"] * 32))
        assert len(blobs) == 1
        assert read(store, blobs.pop().sha256) == b"the same"

    def test_what_is_not_here_is_missed_before_it_is_read(self, store: FileStore) -> None:
        nothing = sha256(b"nobody ever wrote this").hexdigest()
        for look in (store.size_of, store.read):
            with pytest.raises(FileNotFoundError):
                look(nothing)
        with pytest.raises(FileNotFoundError), store.at_hand(nothing):
            pass

    def test_only_what_is_old_is_forgotten(self, store: FileStore) -> None:
        digest = store.take_bytes(b"old news").sha256

        assert not store.forget(digest, older_than=DAY)
        assert read(store, digest) == b"old news"
        assert store.forget(digest, older_than=NOW)
        with pytest.raises(FileNotFoundError):
            store.size_of(digest)
        assert store.forget(digest, older_than=NOW)

    def test_a_draft_that_a_crash_left_goes_in_time(self, store: FileStore) -> None:
        with store.draft() as draft:
            draft.write_bytes(b"half of it")

            assert store.forget_old_drafts(DAY) == 0
            assert store.forget_old_drafts(NOW) == 1
            assert not draft.exists()


class TestWrongSettings:
    """Said at the start, in words that name what to look at, and without the secret."""

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"secret_key": "mistyped"}, "OKNO_S3_SECRET_KEY.*SignatureDoesNotMatch"),
            ({"access_key": "NOBODY"}, "OKNO_S3_ACCESS_KEY.*InvalidAccessKeyId"),
            ({"bucket": "elsewhere"}, "no bucket «elsewhere»"),
            ({"endpoint": "http://127.0.0.1:9"}, "http://127.0.0.1:9 .*OKNO_S3_ENDPOINT"),
        ],
    )
    def test_what_is_wrong_is_said(
        self, seaweed: Seaweed, tmp_path: Path, wrong: dict[str, str], words: str
    ) -> None:
        with pytest.raises(OknoError, match=words) as refusal:
            S3Store(seaweed.access(**wrong), tmp_path).check()
        assert refusal.value.code == "files_unavailable"
        assert SECRET_KEY not in str(refusal.value)

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"s3_bucket": ""}, "needs OKNO_S3_BUCKET too"),
            (
                {"s3_access_key": "", "s3_secret_key": None},
                "needs OKNO_S3_ACCESS_KEY, OKNO_S3_SECRET_KEY too",
            ),
            ({"s3_endpoint": "no address"}, "OKNO_S3_ENDPOINT is an address"),
            ({"s3_endpoint": "s3.example.ru"}, "OKNO_S3_ENDPOINT is an address"),
            ({"s3_bucket": "a/b?c"}, "OKNO_S3_BUCKET is no name"),
        ],
    )
    def test_what_is_missing_is_named_without_asking_anybody(
        self, tmp_path: Path, wrong: dict[str, object], words: str
    ) -> None:
        right = {"s3_bucket": "okno", "s3_access_key": "A", "s3_secret_key": "B", "files": "s3"}
        with pytest.raises(OknoError, match=words):
            open_store(Settings.model_validate({"data": tmp_path, **right, **wrong}))

    def test_the_server_says_so_at_its_start(self, seaweed: Seaweed, tmp_path: Path) -> None:
        """Not at the first file."""
        process = subprocess.run(
            [OKNO, "serve"],
            env={
                **os.environ,
                "OKNO_DATA": str(tmp_path),
                "OKNO_PORT": str(free_port()),
                "OKNO_FILES": "s3",
                "OKNO_S3_ENDPOINT": seaweed.url,
                "OKNO_S3_BUCKET": "elsewhere",
                "OKNO_S3_ACCESS_KEY": ACCESS_KEY,
                "OKNO_S3_SECRET_KEY": SECRET_KEY,
            },
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )
        assert process.returncode == 1
        assert "files_unavailable: The S3 store has no bucket «elsewhere»" in process.stderr
        assert SECRET_KEY not in process.stderr + process.stdout

    def test_a_store_that_is_away_is_not_taken_for_one_without_the_file(
        self, seaweed: Seaweed, tmp_path: Path
    ) -> None:
        away = S3Store(seaweed.access(endpoint=f"http://127.0.0.1:{free_port()}"), tmp_path)
        for look in (away.size_of, away.read):
            with pytest.raises(OknoError, match="files_unavailable"):
                look("0" * 64)


class TestDisk:
    @pytest.fixture
    def store(self, tmp_path: Path) -> DiskStore:
        return DiskStore(tmp_path / "files")

    @pytest.fixture
    def full_disk(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            yield

    def test_nothing_is_left_lying_about_when_the_disk_is_full(
        self, store: DiskStore, full_disk: None
    ) -> None:
        with pytest.raises(OSError, match="No space left"):
            store.take_bytes(b"too much")
        assert [path for path in store.folder.rglob("*") if path.is_file()] == []

    def test_what_was_cut_short_by_a_crash_is_written_again(self, store: DiskStore) -> None:
        path = store.path_of(store.take_bytes(b"the whole text").sha256)
        path.write_bytes(b"the wh")

        store.take_bytes(b"the whole text")

        assert path.read_bytes() == b"the whole text"

    def test_bytes_that_come_again_are_as_good_as_new(self, store: DiskStore) -> None:
        digest = store.take_bytes(b"the same").sha256
        long_ago = time.time() - 2 * DAY
        os.utime(store.path_of(digest), (long_ago, long_ago))

        store.take_bytes(b"the same")

        assert not store.forget(digest, older_than=DAY)

    def test_a_folder_that_cannot_be_written_to_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "files").write_text("a file where the folder should be")
        with pytest.raises(OknoError, match="cannot be kept in"):
            DiskStore(tmp_path / "files").check()
