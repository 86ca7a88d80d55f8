"""The samples for owners of sites sign what we believe. Each runs where its language is at hand."""

import json
import runpy
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

import connectors.site
from connectors.contract import SignedUser, read_settings
from connectors.site.connector import SiteConnector
from connectors.site.settings import SETTINGS
from tests.needs import forbid_or_skip

SAMPLES = Path(connectors.site.__file__).parent / "samples"
README = Path(connectors.site.__file__).parent / "README.md"
KEY = "the-key-of-the-shop-that-nobody-knows"
ANNA = ("17", "Анна Петрова", "anna@example.ru")


def believed(token: str) -> SignedUser:
    site = SiteConnector(read_settings(SETTINGS, {"signing_keys": KEY}))
    return site.read_user(token.strip(), "pk_shop", datetime.now(UTC))


def assert_is_anna(token: str) -> None:
    user = believed(token)
    assert (user.id, user.name, user.email) == ANNA


def test_the_sample_for_django_signs() -> None:
    okno_token = runpy.run_path(str(SAMPLES / "okno_user.py"))["okno_token"]
    assert_is_anna(okno_token(*ANNA, KEY))


def test_the_sample_for_django_runs_in_a_view() -> None:
    try:
        from django.conf import settings
    except ImportError:
        pytest.skip("without Django: it is not installed")
    settings.configure(OKNO_KEY=KEY)
    okno = runpy.run_path(str(SAMPLES / "okno_user.py"))["okno"]

    class User:
        is_authenticated, pk, email = True, 17, ANNA[2]

        def get_full_name(self) -> str:
            return ANNA[1]

    class Request:
        user = User()

    assert_is_anna(okno(Request())["okno_user"])


def test_the_sample_for_node_signs() -> None:
    node = shutil.which("node") or forbid_or_skip("Node", "it is not installed")
    user = json.dumps(dict(zip(("id", "name", "email"), ANNA, strict=True)))
    script = f"import {{ oknoToken }} from {json.dumps(str(SAMPLES / 'okno-user.mjs'))};"
    script += f"console.log(oknoToken({user}, {json.dumps(KEY)}));"
    assert_is_anna(run([node, "--input-type=module", "-e", script]))


def test_the_sample_for_php_signs() -> None:
    php = shutil.which("php")
    if php is None:
        pytest.skip("without PHP: it is not installed")
    given = ", ".join(f"'{word}'" for word in (*ANNA, KEY))
    assert_is_anna(run([php, "-r", f"require '{SAMPLES / 'okno_user.php'}'; echo okno_token({given});"]))


def test_the_readme_names_every_sample() -> None:
    written = README.read_text()
    for sample in SAMPLES.iterdir():
        if sample.is_file():
            assert f"samples/{sample.name}" in written


def run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
