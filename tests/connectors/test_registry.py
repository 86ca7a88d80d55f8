"""Channels are found by what is installed, and a broken stranger keeps nobody from their work."""

from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.contract import Connector
from connectors.registry import ConnectorUnavailable, kinds, load
from connectors.site.connector import SiteConnector
from connectors.telegram.connector import TelegramConnector

Install = Callable[..., None]

WHOLE = """
from connectors.contract import Account, Capabilities, Connector, Setting

class Pigeon(Connector):
    kind = "pigeon"
    title = {"en": "Pigeons"}
    capabilities = Capabilities(polls=True)
    async def check(self): return Account("1", "Loft")
    def normalise(self, raw): return []
    async def send(self, message): raise LookupError
    def receive(self, cursor): raise LookupError
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Installs a stranger's package as an installer would: its code, and what it offers."""
    monkeypatch.syspath_prepend(tmp_path)

    def install(package: str, code: str, **offers: str) -> None:
        (tmp_path / f"{package}.py").write_text(code, encoding="utf-8")
        info = tmp_path / f"{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = [f"{kind} = {package}:{name}" for kind, name in offers.items()]
        (info / "entry_points.txt").write_text("\n".join(["[okno.connectors]", *lines]))

    return install


def problem_of(kind: str) -> tuple[str, str]:
    with pytest.raises(ConnectorUnavailable) as unavailable:
        load(kind)
    assert unavailable.value.kind == kind
    return unavailable.value.code, unavailable.value.detail


def test_our_own_channels_are_found_like_anybodys() -> None:
    assert {"site", "telegram"} <= set(kinds())
    assert load("site") is SiteConnector
    assert load("telegram") is TelegramConnector


def test_an_unknown_kind_is_named_as_such() -> None:
    assert problem_of("carrier_whale") == ("unknown_kind", "")


def test_a_strangers_channel_is_found(install: Install) -> None:
    install("loft_one", WHOLE, pigeon="Pigeon")
    assert "pigeon" in kinds()
    assert issubclass(load("pigeon"), Connector)


@pytest.mark.parametrize(
    ("package", "code", "offered", "words"),
    [
        ("loft_a", "import no_such_module_anywhere", "Pigeon", "ModuleNotFoundError"),
        ("loft_b", "raise SystemExit(3)", "Pigeon", "SystemExit"),
        ("loft_c", "def broken(:", "Pigeon", "SyntaxError"),
        ("loft_d", WHOLE, "Dove", "AttributeError"),
        ("loft_e", "Pigeon = 5", "Pigeon", "no subclass of Connector"),
        ("loft_f", "class Pigeon: pass", "Pigeon", "no subclass of Connector"),
        ("loft_g", WHOLE.replace("def normalise", "def normalize"), "Pigeon", "lacks normalise"),
        ("loft_h", WHOLE.replace('kind = "pigeon"', 'kind = "dove"'), "Pigeon", "calls itself 'dove'"),
        ("loft_i", WHOLE.replace('    kind = "pigeon"\n', ""), "Pigeon", "calls itself None"),
        ("loft_j", WHOLE.replace('"en"', '"tlh"'), "Pigeon", "no English title"),
        ("loft_k", WHOLE.replace("Capabilities(polls=True)", "{}"), "Pigeon", "what it can do"),
        ("loft_l", WHOLE + "    settings = ['token']\n", "Pigeon", "no tuple of Setting"),
        ("loft_m", WHOLE + "    CONTRACT_VERSION = '9.1'\n", "Pigeon", "speaks contract 9.1"),
    ],
)
def test_a_broken_stranger_is_named_with_its_fault_and_disturbs_nobody(
    install: Install, package: str, code: str, offered: str, words: str
) -> None:
    install(package, code, pigeon=offered)
    assert {"pigeon", "site", "telegram"} <= set(kinds())
    fault, detail = problem_of("pigeon")
    assert fault == "broken_connector"
    assert words in detail
    assert load("site") is SiteConnector


def test_a_stranger_may_speak_another_minor_version(install: Install) -> None:
    install("loft_n", WHOLE + "    CONTRACT_VERSION = '1.7'\n", pigeon="Pigeon")
    assert issubclass(load("pigeon"), Connector)


def test_a_stranger_cannot_slip_into_the_place_of_another(install: Install) -> None:
    install("loft_o", WHOLE.replace('"pigeon"', '"telegram"'), telegram="Pigeon")
    fault, detail = problem_of("telegram")
    assert fault == "broken_connector"
    assert "loft_o:Pigeon" in detail
    assert load("site") is SiteConnector
