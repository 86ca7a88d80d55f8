"""Whose a page is: by the token that the browser kept, and by what the site says of who sits there."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.channels.open import OpenChannel
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_tokens import Bearer
from app.kit.errors import OknoError
from app.visitors.browsers import name_of_user
from app.visitors.signing_in import sign_in
from app.visitors.signing_out import sign_out
from connectors.contract import SignatureRefused

NOBODY = ""
"""What a page says of its user when it knows that nobody is signed in."""


@dataclass(frozen=True, slots=True)
class Recognised:
    visitor: str
    """The browser's own name."""
    user_name: str | None = None
    claims: Mapping[str, str] | None = None
    """What the site has signed of the user."""
    goes_on: bool = False
    """These are the words that the browser has held so far, so a difference to them makes sense."""
    held: Bearer | None = None
    """What the browser came with and did not suffice; with a signature of the same user it is good again."""
    refusal: OknoError | None = None
    """Why what the site said of its user was not taken."""


async def recognise(
    door: VisitorDoor,
    channel: OpenChannel,
    bearer: Bearer | None,
    user: str | None,
    language: str | None,
) -> Recognised:
    """`user` as in a hello: a signature, `NOBODY`, or none when the page says nothing."""
    refusal = None
    if user:
        try:
            return await _sign_in(door, channel, bearer, user, language)
        except SignatureRefused as refused:
            refusal = OknoError(refused.code, 401)
        except OknoError as failure:
            refusal = failure
    return await _by_token(door, channel, bearer, refusal, leaves=user == NOBODY)


async def _sign_in(
    door: VisitorDoor, channel: OpenChannel, bearer: Bearer | None, user: str, language: str | None
) -> Recognised:
    proof = door.proof(channel, user)
    fresh = door.tokens.new_visitor()
    visitor = await door.writer.write(
        sign_in,
        channel.id,
        door.links.site_name(channel.id),
        bearer.visitor if bearer else fresh,
        fresh,
        proof,
        language,
        door.clock.now(),
    )
    name = name_of_user(proof.user.id)
    goes_on = bearer is not None and (bearer.visitor, bearer.user_name) == (visitor, name)
    return Recognised(visitor, name, proof.claims, goes_on)


async def _by_token(
    door: VisitorDoor,
    channel: OpenChannel,
    bearer: Bearer | None,
    refusal: OknoError | None,
    *,
    leaves: bool,
) -> Recognised:
    now = door.clock.now()
    known = await asyncio.to_thread(door.browser, channel.id, bearer.visitor) if bearer else None
    if bearer is not None and known is None and bearer.user_name is None:
        return Recognised(bearer.visitor, goes_on=True, refusal=refusal)
    if bearer is None or known is None or known.ended_at is not None:
        return Recognised(door.tokens.new_visitor(), refusal=refusal)
    if leaves:
        await _leave(door, channel.id, bearer.visitor, now)
        return Recognised(door.tokens.new_visitor(), refusal=refusal)
    if known.is_of(bearer.user_name, now):
        return Recognised(bearer.visitor, bearer.user_name, known.claims, goes_on=True, refusal=refusal)
    return Recognised(door.tokens.new_visitor(), held=bearer, refusal=refusal)


async def _leave(door: VisitorDoor, channel_id: int, visitor: str, now: datetime) -> None:
    await door.writer.write(sign_out, channel_id, visitor, now)
