"""A telephone exchange reports a call: only with the key, only lately, only in this shape."""

import hmac
import json
from datetime import UTC, datetime, timedelta

import pytest

from connectors.callback.connector import CallbackConnector
from connectors.contract import CallReport, WebhookRefused, WebhookRequest

SECRET = "a-secret-of-the-exchange"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ENDED = {
    "key": "call-8841",
    "event": "call.ended",
    "callback_id": 17,
    "outcome": "no_answer",
    "at": "2026-11-23T11:59:00+03:00",
    "operator_email": "boris@shop.example",
    "duration_seconds": 12,
    "recording_url": "https://pbx.example/r/8841",
}


def signed(body: bytes, secret: str = SECRET, at: datetime = NOW) -> WebhookRequest:
    t = str(int(at.timestamp())).encode()
    v1 = hmac.new(secret.encode(), t + b"." + body, "sha256").hexdigest().encode()
    return WebhookRequest("POST", {"x-okno-signature": b"t=" + t + b",v1=" + v1}, {}, body)


def body(**more: object) -> bytes:
    return json.dumps({name: value for name, value in (ENDED | more).items() if value != "left out"}).encode()


def read(call: WebhookRequest, secret: str = SECRET) -> CallReport:
    return CallbackConnector({"pbx_secret": secret}).read_call_report(call, NOW)


def refusal(call: WebhookRequest, secret: str = SECRET) -> tuple[str, int]:
    with pytest.raises(WebhookRefused) as refused:
        read(call, secret)
    return refused.value.code, refused.value.status


def test_a_signed_report_is_read() -> None:
    assert read(signed(body())) == CallReport(
        key="call-8841",
        callback_id="17",
        outcome="no_answer",
        at=NOW - timedelta(minutes=1),
        operator_email="boris@shop.example",
        duration_seconds=12,
        recording_url="https://pbx.example/r/8841",
    )


def test_what_need_not_be_said_can_be_left_out() -> None:
    less = body(operator_email="left out", duration_seconds="left out", recording_url="left out")
    assert read(signed(less)).operator_email is None


def test_another_key_another_body_or_no_key_is_refused() -> None:
    assert refusal(signed(body(), secret="another-secret-than-this")) == ("bad_signature", 403)
    genuine = signed(body())
    bent = WebhookRequest("POST", genuine.headers, {}, body(outcome="reached"))
    assert refusal(bent) == ("bad_signature", 403)
    assert refusal(signed(body(), secret=""), secret="") == ("bad_signature", 403)


@pytest.mark.parametrize("late", [timedelta(minutes=-6), timedelta(minutes=6)])
def test_an_old_report_or_one_of_the_future_is_refused(late: timedelta) -> None:
    assert refusal(signed(body(), at=NOW + late)) == ("stale", 403)
    assert read(signed(body(), at=NOW + late / 2)).key == "call-8841"


@pytest.mark.parametrize(
    "more",
    [
        {"key": ""},
        {"key": "x" * 101},
        {"event": "call.began"},
        {"callback_id": "17"},
        {"callback_id": -1},
        {"outcome": "won"},
        {"at": "2026-11-23T11:59:00"},
        {"duration_seconds": -1},
        {"recording_url": "javascript:alert(1)"},
        {"extra": 1},
        {"key": "left out"},
    ],
)
def test_another_shape_is_refused(more: dict[str, object]) -> None:
    assert refusal(signed(body(**more))) == ("bad_body", 422)
