"""Whatever VK's schema says that one of our questions may be refused with has a meaning that was chosen."""

import json
from typing import Any

import pytest

from connectors.testing.soundness import assert_sound_refusal
from connectors.vk.answers import Refused
from connectors.vk.refusals import FINAL, LIMITS, STUMBLED, TRY_AGAIN, UNAUTHORISED, UNREACHABLE, refusal
from tests.connectors.vk.schema import FOLDER

TOLD: Any = json.loads((FOLDER / "errors.json").read_text())
CODES = {name: one["code"] for name, one in TOLD["errors"].items()}
CHOSEN = {100, *UNREACHABLE, *FINAL, *LIMITS, *UNAUTHORISED, *STUMBLED, *TRY_AGAIN}
OF_OTHERS = {
    # Of a user's own application, of its test mode, of advertisers.
    "api_error_disabled": 2,
    "api_error_enabled_in_test": 11,
    "api_error_method_ads": 21,
    "api_error_ads_permission": 600,
    "api_error_ads_specific": 603,
    "api_error_client_version_deprecated": 34,
    "api_error_client_update_needed": 35,
    # Of albums, music, votes and closed profiles, which nobody here asks for.
    "api_error_private_profile": 30,
    "api_error_access_audio": 201,
    "api_error_access_group": 203,
    "api_error_album_full": 300,
    "api_error_votes_permission": 500,
    "api_error_assert_votes": 3305,
    "api_error_user_service_deactivated": 3611,
    # When an address for calls is set up, and told then.
    "api_error_callback_api_servers_limit": 2000,
}


def test_every_refusal_is_thought_of() -> None:
    assert {name: code for name, code in CODES.items() if code not in CHOSEN} == OF_OTHERS


def test_no_refusal_has_two_meanings() -> None:
    meanings = [UNREACHABLE, FINAL, LIMITS, UNAUTHORISED, STUMBLED, TRY_AGAIN]
    assert sum(len(one) for one in meanings) == len(CHOSEN) - 1


@pytest.mark.parametrize(
    ("code", "ours", "is_gone"),
    [
        (912, "bot_abilities_off", False),
        (900, "blacklisted", True),
        (15, "access_denied", False),
        (7, "access_denied", False),
        (1012, "writing_disabled", False),
        (901, "not_allowed", True),
        (921, "rejected", False),
    ],
)
def test_who_must_do_what_is_told_by_the_code(code: int, ours: str, is_gone: bool) -> None:
    failed = refusal(Refused(code, "words"))
    assert (failed.code, failed.outcome, failed.unreachable) == (ours, "final", is_gone)


@pytest.mark.parametrize("code", sorted(CODES.values()))
def test_every_refusal_is_sound(code: int) -> None:
    assert_sound_refusal(refusal(Refused(code, "words")))
