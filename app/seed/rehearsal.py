"""Looks whether the cast holds together before anybody sees it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from app.seed.mark import Mark
from app.seed.prompter import NOW, wrong_in_message, wrong_order
from app.seed.reading import Miscast
from app.seed.roles import Cast, Client, Conversation, House, Message

REOPENS_WITHIN = timedelta(hours=24)
"""A message that comes sooner after closing belongs to the closed matter."""

# At eight in the morning the last hours lie closest to the day before: what is apart then always is.
_TIGHTEST = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)


def rehearse(cast: Cast) -> None:
    """Raises Miscast with everything that is wrong."""
    wrong = [*_wrong_in_house(cast)]
    for client in cast.clients:
        wrong += [f"{client.key}: {what}" for what in _wrong_in_client(client, cast.house)]
    if wrong:
        raise Miscast("\n".join(wrong))


def _wrong_in_house(cast: Cast) -> Iterator[str]:
    clients = [client.key for client in cast.clients]
    identities = [identity for client in cast.clients for identity in client.identities]
    yield from _repeated("operator", (operator.key for operator in cast.house.operators))
    yield from _repeated("channel", (channel.key for channel in cast.house.channels))
    yield from _repeated("client", clients)
    yield from _repeated("identity", (identity.key for identity in identities))
    yield from _repeated("account", ((identity.channel, identity.external_id) for identity in identities))
    for pair in cast.house.lookalikes:
        if not {pair.one, pair.other} <= set(clients):
            yield f"nobody is called {pair.one} or {pair.other}"


def _wrong_in_client(client: Client, house: House) -> Iterator[str]:
    messages = [message for conversation in client.conversations for message in conversation.messages]
    yield from _wrong_in_identities(client, house)
    yield from _wrong_in_conversations(client, house)
    yield from wrong_order("messages", [message.at for message in messages])
    yield from wrong_order("visits", [visit.at for visit in client.visits])
    yield from _repeated("message", (message.key for message in messages if message.key))
    known: set[str] = set()
    for message in messages:
        place = f"message at {message.at}, {message.words[:30]!r}"
        yield from (f"{place}: {what}" for what in wrong_in_message(message, client, house, known))
        if message.key:
            known.add(message.key)


def _wrong_in_identities(client: Client, house: House) -> Iterator[str]:
    own = {identity.key for identity in client.identities}
    channels = {channel.key for channel in house.channels}
    if not own:
        yield "has no identity"
    lines = {line.key for line in house.lines}
    for identity in client.identities:
        if identity.channel not in channels:
            yield f"there is no channel {identity.channel}"
        if identity.line not in {None, *lines}:
            yield f"there is no line {identity.line}"
    for glue in client.glues:
        if not {glue.identity, glue.into} <= own or glue.identity == glue.into or glue.at >= NOW:
            yield f"cannot glue {glue.identity} to {glue.into}"
        if (glue.evidence == "operator") != house.has_operator(glue.by):
            yield f"the glue at {glue.at} must name the operator who decided, and only then"
    for visit in client.visits:
        if visit.identity not in own:
            yield f"{visit.identity} visits a page but is not theirs"


def _wrong_in_conversations(client: Client, house: House) -> Iterator[str]:
    for number, conversation in enumerate(client.conversations):
        is_last = number == len(client.conversations) - 1
        if conversation.status != "closed" and not is_last:
            yield f"conversation {number} is not closed although another follows"
        if conversation.assignee is not None and not house.has_operator(conversation.assignee):
            yield f"conversation {number} is assigned to {conversation.assignee}"
        yield from (f"conversation {number} {what}" for what in _wrong_in_state(conversation, house))
    for before, after in zip(client.conversations, client.conversations[1:], strict=False):
        if (
            before.closed_at
            and after.messages
            and _gap(before.closed_at, after.messages[0].at) < REOPENS_WITHIN
        ):
            yield f"the conversation at {after.messages[0].at} would reopen the one before"


def _wrong_in_state(conversation: Conversation, house: House) -> Iterator[str]:
    if not conversation.messages:
        yield "is empty"
        return
    said = [message.kind for message in conversation.messages if _counts(message)]
    if conversation.status in {"waiting", "open"} and said:
        waits = said[-1] == "in"
        if waits != (conversation.status == "waiting"):
            yield f"is {conversation.status}, but the last word was {said[-1]}"
    if (conversation.status == "snoozed") != (conversation.until is not None and conversation.until > NOW):
        yield "must be snoozed until some moment ahead, or not at all"
    if (conversation.status == "closed") != (conversation.closed_at is not None):
        yield "must be closed at some moment, or not at all"
    if conversation.closed_at and not conversation.messages[-1].at <= conversation.closed_at < NOW:
        yield "is closed before its last message or in times to come"
    if (conversation.closed_at is not None) != house.has_operator(conversation.closed_by):
        yield "must name the operator who closed it, and only then"


def _counts(message: Message) -> bool:
    """What was refused answers nobody, unless it went another way."""
    was_refused = message.delivery == "failed" and message.refusal != "redirected"
    return message.kind == "in" or (message.kind == "out" and not was_refused)


def _repeated(what: str, keys: Iterable[object]) -> Iterator[str]:
    return (f"{what} {key} twice" for key, times in Counter(keys).items() if times > 1)


def _gap(earlier: Mark, later: Mark) -> timedelta:
    return later.on(_TIGHTEST) - earlier.on(_TIGHTEST)
