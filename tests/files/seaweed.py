"""A store that speaks S3, on this machine, in a process of its own: SeaweedFS, as businesses run it."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from app.files.s3_store import Access
from tests.house_process import free_port

ACCESS_KEY = "AKIDOKNOTEST"
SECRET_KEY = "not-a-secret-of-anybody"
BUCKET = "okno"
START_SECONDS = 60
_PROGRAM = Path(sys.executable).with_name("weed")


def is_here() -> bool:
    return _PROGRAM.exists() or shutil.which("weed") is not None


class Seaweed:
    """`with Seaweed(folder) as s3:` listens on loopback only, and tells nobody anything about itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self._ports: dict[str, int] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def access(self, prefix: str = "", **other: str) -> Access:
        known = {"endpoint": self.url, "bucket": BUCKET, "region": "us-east-1"}
        keys = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}
        return Access(**{**known, **keys, "prefix": prefix, **other})

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "people.json").write_text(json.dumps(_people()))
        # Ports that were free a moment ago may be somebody else's now.
        if not any(self._starts() for _ in range(3)):
            raise AssertionError(f"SeaweedFS does not start:\n{self._log()}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _starts(self) -> bool:
        ports = self._ports = {name: free_port() for name in _DOORS}
        program = str(_PROGRAM if _PROGRAM.exists() else shutil.which("weed"))
        command = [program, "-logtostderr=true", "server", f"-dir={self.folder}", *_MANNERS]
        command += [f"-s3.config={self.folder / 'people.json'}"]
        command += [f"-{name}={port}" for name, port in ports.items()]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(command, cwd=self.folder, stderr=log)
        self.url = f"http://127.0.0.1:{ports['s3.port']}"
        return self._opens(f"http://127.0.0.1:{ports['filer.port']}/buckets/{BUCKET}/")

    def _opens(self, bucket: str) -> bool:
        """Whether a bucket could be made, and strangers are refused at its door."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process is not None and self._process.poll() is None:
            try:
                made = httpx.post(bucket, timeout=5)
                if (
                    made.status_code in {201, 409}
                    and httpx.get(f"{self.url}/{BUCKET}", timeout=5).status_code == 403
                ):
                    return True
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        self._end()
        return False

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        for port in self._ports.values():
            for socket in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
                socket.unlink(missing_ok=True)

    def _log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")[-2_000:]


def _people() -> dict[str, object]:
    credentials = [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}]
    return {
        "identities": [
            {"name": "okno", "credentials": credentials, "actions": ["Read", "Write", "List"]},
        ]
    }


_DOORS = (
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "s3.port",
    "s3.port.grpc",
)
_MANNERS = (
    "-ip=127.0.0.1",
    "-ip.bind=127.0.0.1",
    "-master.telemetry=false",
    "-master.volumeSizeLimitMB=64",
    "-volume.max=20",
    "-filer",
    "-s3",
    "-s3.autoCreateBucket=false",
    "-s3.port.iceberg=0",
    "-s3.port.lance=0",
)
