"""The suite itself: what every connector promises, one sentence a test."""

# The asserts are what this module is made of.
# ruff: noqa: S101

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from connectors.contract import (
    Account,
    ChannelDown,
    ConnectFailed,
    Connector,
    FileOut,
    Heard,
    MessageIn,
    MessageOut,
    Receipt,
    SendFailed,
    WebhookRead,
    WebhookRefused,
    WebhookRequest,
)
from connectors.testing.garbage import GARBAGE, heard_or_refused, torn_pieces, within_patience
from connectors.testing.promises import Promises
from connectors.testing.soundness import assert_moment, assert_sound, assert_sound_refusal

T = TypeVar("T")


class ConnectorContract(Promises):
    """Subclass it in your tests. `connector` and `samples` are yours to give; the rest has defaults."""

    @pytest.fixture
    def connector(self) -> Connector:
        """A connector with valid settings, pointed at a double or at nobody."""
        pytest.fail("give a `connector` fixture")

    @pytest.fixture
    def samples(self) -> Sequence[bytes]:
        """Raw updates as the channel really words them, one of every sort."""
        pytest.fail("give a `samples` fixture")

    @pytest.fixture
    def message(self) -> MessageOut:
        """Something to send. Give another when your channel has addresses of a certain form."""
        return MessageOut(key="key-1", random_id=1, address="1", text="Здравствуйте!")

    # --- What it hears ----------------------------------------------------------------------------

    def test_every_sample_is_heard(self, connector: Connector, samples: Sequence[bytes]) -> None:
        assert samples, "no samples"
        for sample in samples:
            heard = connector.normalise(sample)
            assert heard, f"nothing heard, not even Ignored, in {sample[:200]!r}"
            for one in heard:
                assert_sound(one)

    def test_at_least_one_sample_is_a_message(self, connector: Connector, samples: Sequence[bytes]) -> None:
        assert any(isinstance(one, MessageIn) for sample in samples for one in connector.normalise(sample))

    def test_the_same_bytes_are_always_heard_alike(
        self, connector: Connector, samples: Sequence[bytes]
    ) -> None:
        once = [connector.normalise(sample) for sample in samples]
        assert once == [connector.normalise(sample) for sample in samples]
        # In another order and another thread: nothing is remembered between updates.
        again: list[list[Heard]] = []
        within_patience(lambda: again.extend(connector.normalise(sample) for sample in reversed(samples)))
        assert once == again[::-1]

    def test_reading_touches_neither_net_nor_disk(
        self, connector: Connector, samples: Sequence[bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for sample in samples:
            connector.normalise(sample)  # what is imported on first use may read its files now
        with monkeypatch.context() as sealed:
            sealed.setattr(socket, "socket", _forbidden)
            sealed.setattr("builtins.open", _forbidden)
            sealed.setattr(Path, "open", _forbidden)
            for sample in samples:
                connector.normalise(sample)

    def test_garbage_is_refused_and_never_hangs(self, connector: Connector, samples: Sequence[bytes]) -> None:
        def read_all() -> None:
            for raw in (*GARBAGE, *(torn for sample in samples for torn in torn_pieces(sample))):
                for one in heard_or_refused(connector, raw):
                    assert_sound(one)
                for one in connector.describe_unreadable(raw):
                    assert isinstance(one, MessageIn), "describe_unreadable tells of a message"
                    assert one.unsupported, "describe_unreadable says why it could not be read"
                    assert_sound(one)

        within_patience(read_all)

    def test_a_recording_of_an_update_is_heard_like_the_update(
        self, connector: Connector, samples: Sequence[bytes]
    ) -> None:
        for sample in samples:
            raws = connector.read_recording(sample)
            assert raws, f"nothing found in {sample[:200]!r}"
            assert all(raw.key for raw in raws), "an update without a key"
            heard = [one for raw in raws for one in connector.normalise(raw.body)]
            assert heard == connector.normalise(sample)

    def test_what_is_no_recording_is_refused_by_a_value_error_and_never_hangs(
        self, connector: Connector, samples: Sequence[bytes]
    ) -> None:
        def read_all() -> None:
            for body in (*GARBAGE, *(torn for sample in samples[:20] for torn in torn_pieces(sample))):
                with suppress(ValueError):
                    connector.read_recording(body)

        within_patience(read_all)

    # --- What calls it ----------------------------------------------------------------------------

    def test_a_stranger_at_the_webhook_is_refused(self, connector: Connector) -> None:
        if not connector.capabilities.webhooks:
            pytest.skip("has no webhook")
        for body in GARBAGE:
            for headers in ({}, {"authorization": b"\xff\xfe"}, {"content-type": b"application/json"}):
                call = WebhookRequest("POST", headers=headers, query={}, body=body)
                with pytest.raises(WebhookRefused) as refused:
                    connector.read_webhook(call)
                assert 400 <= refused.value.status < 500
                assert refused.value.code

    def test_a_stranger_who_reports_a_call_is_refused(self, connector: Connector) -> None:
        if not connector.capabilities.reports_calls:
            pytest.skip("hears of no calls")
        for body in GARBAGE:
            for headers in ({}, {"x-okno-signature": b"\xff\xfe"}, {"x-okno-signature": b"t=1,v1=00"}):
                call = WebhookRequest("POST", headers=headers, query={}, body=body)
                with pytest.raises(WebhookRefused) as refused:
                    connector.read_call_report(call, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
                assert 400 <= refused.value.status < 500
                assert refused.value.code

    # --- What it says -----------------------------------------------------------------------------

    def test_a_send_ends_in_a_receipt_or_a_refusal(self, connector: Connector, message: MessageOut) -> None:
        async def send() -> Receipt | SendFailed:
            try:
                return await connector.send(message)
            except SendFailed as refusal:
                return refusal

        outcome = self._run(connector, send)
        if isinstance(outcome, SendFailed):
            assert_sound_refusal(outcome)
        else:
            assert outcome.external_id
            assert_moment(outcome.sent_at)

    def test_a_file_ends_in_a_receipt_or_a_refusal(
        self, connector: Connector, message: MessageOut, tmp_path: Path
    ) -> None:
        if not connector.capabilities.files_out:
            pytest.skip("sends no files")
        path = tmp_path / "file"
        path.write_bytes(b"words")
        file = FileOut(str(path), "words.txt", "text/plain", "document", size=5)
        self.test_a_send_ends_in_a_receipt_or_a_refusal(connector, replace(message, files=(file,)))

    def test_a_heartbeat_ends_in_silence_or_in_words(self, connector: Connector) -> None:
        async def beat() -> ChannelDown | ConnectFailed | None:
            try:
                await connector.heartbeat("https://okno.example/hook")
            except (ChannelDown, ConnectFailed) as trouble:
                return trouble
            return None

        trouble = self._run(connector, beat)
        assert trouble is None or trouble.code

    def test_looking_back_ends_in_silence_or_in_words(self, connector: Connector) -> None:
        if not connector.capabilities.looks_back:
            pytest.skip("does not look back")

        async def look() -> ChannelDown | None:
            try:
                async for received in connector.look_back(None):
                    assert received.cursor, "a place to go on from"
            except ChannelDown as trouble:
                return trouble
            return None

        trouble = self._run(connector, look)
        assert trouble is None or trouble.code

    def test_letting_go_ends_in_silence_or_a_refusal(self, connector: Connector) -> None:
        async def let_go() -> ConnectFailed | None:
            try:
                await connector.disconnect("https://okno.example/hook")
            except ConnectFailed as refusal:
                return refusal
            return None

        refusal = self._run(connector, let_go)
        assert refusal is None or refusal.code

    def test_a_check_ends_in_an_account_or_a_refusal(self, connector: Connector) -> None:
        async def check() -> Account | ConnectFailed:
            try:
                return await connector.check()
            except ConnectFailed as refusal:
                return refusal

        outcome = self._run(connector, check)
        if isinstance(outcome, Account):
            assert outcome.external_id
            assert outcome.name
        else:
            assert outcome.code

    def test_what_is_best_effort_stays_silent(self, connector: Connector, message: MessageOut) -> None:
        async def try_everything() -> None:
            await connector.typing(message.address)
            await connector.mark_read(message.address, "1")
            await connector.answer_button("1", "Готово")
            await connector.fetch_profile(message.address)

        self._run(connector, try_everything)

    def test_it_can_be_closed_without_having_been_used(self, connector: Connector) -> None:
        async def nothing() -> None:
            return

        self._run(connector, nothing)

    @staticmethod
    def _run(connector: Connector, act: Callable[[], Awaitable[T]]) -> T:
        async def act_and_close() -> T:
            try:
                return await act()
            finally:
                await connector.close()

        return asyncio.run(act_and_close())


def read_call(connector: Connector, call: WebhookRequest) -> WebhookRead:
    """For an author's own tests of the webhook: reads twice, since a redelivery must read alike."""
    first, second = connector.read_webhook(call), connector.read_webhook(call)
    assert first == second, "the same call was read differently"
    assert len({raw.key for raw in first.raws}) == len(first.raws), "two updates of one call share a key"
    return first


def _forbidden(*_args: object, **_kwargs: object) -> object:
    raise AssertionError("normalise is pure: no input, no output")
