"""Says things to a person or a group."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from connectors.contract import FileOut, MessageOut, Receipt, SendFailed
from connectors.telegram.address import Address
from connectors.telegram.answers import Failure, Refused
from connectors.telegram.composing import question_of
from connectors.telegram.floods import Floods
from connectors.telegram.line import Line
from connectors.telegram.reading import Fields, read_object, read_objects
from connectors.telegram.refusals import failing
from connectors.telegram.uploads import ready

SLOWEST = 100_000
"""Bytes a second that an upload is waited for."""
LOST_QUOTE = ("reply_message_id_invalid", "message to be replied not found")


class _SayAgain(Exception):
    """Telegram refused, so nothing went, and said how it would go."""

    def __init__(self, address: Address, message: MessageOut) -> None:
        super().__init__(str(address))
        self.address = address
        self.message = message


async def send(line: Line, message: MessageOut, floods: Floods) -> Receipt:
    """Raises SendFailed."""
    address = address_of(message.address)
    files = await ready(message.files)
    failing_as = failing(message.address, floods)
    try:
        return await _send(line, address, message, files, _or_again(address, message, failing_as))
    except _SayAgain as again:
        changed = again
    return await _send(line, changed.address, changed.message, files, failing_as)


def address_of(written: str) -> Address:
    """Raises SendFailed."""
    try:
        return Address.parse(written)
    except ValueError:
        raise SendFailed("chat_not_found", "final", detail="This is no address in Telegram") from None


async def _send(
    line: Line,
    address: Address,
    message: MessageOut,
    files: tuple[FileOut, ...],
    failing_as: Callable[[Failure], Exception],
) -> Receipt:
    question = question_of(address, message, files)
    patience = line.patience + sum(file.size for file in files) / SLOWEST
    return _receipt(address, await line.ask(question, failing_as, patience=patience), len(files))


def _or_again(
    address: Address, message: MessageOut, failing_as: Callable[[Failure], SendFailed]
) -> Callable[[Failure], Exception]:
    def judged(failure: Failure) -> Exception:
        if isinstance(failure, Refused) and failure.migrated_to:
            return _SayAgain(Address(failure.migrated_to), message)
        if isinstance(failure, Refused) and failure.description.lower().endswith(LOST_QUOTE):
            return _SayAgain(address, replace(message, reply_to=None))
        return failing_as(failure)

    return judged


def _receipt(address: Address, result: bytes, files: int) -> Receipt:
    try:
        said: Sequence[Fields] = read_objects(result) if files > 1 else [read_object(result)]
        first, *others = [address.message(one.required_number("message_id")) for one in said]
        return Receipt(first, said[0].moment("date"), parts=tuple(others))
    except ValueError:
        # Telegram said yes, so it did go; only by what number is not known.
        raise SendFailed("server_error", "uncertain", detail="An answer without a message") from None
