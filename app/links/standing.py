"""How the links of one browser stand, as its widget shows it: what is offered, asked, and done.

Nothing of the other side is shown but the name that its owner agreed to show, and never a message.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, case, select
from sqlalchemy.orm import aliased

from app.db.tables import Glue, Identity, Link
from app.links.desk import LinkDesk
from app.links.words import InBoth, in_both

_Asker, _Claimer = aliased(Identity), aliased(Identity)
_are_apart = (Link.state == "glued") & (_Asker.client_id != _Claimer.client_id)
Card = dict[str, Any]


def standing_of(
    connection: Connection, desk: LinkDesk, channel_id: int, visitor: str, at: datetime
) -> dict[str, Any]:
    """`offers`: `{kind, label}`; `cards`: `{id, text, acts: [{act, label}]}`, words in both languages; `open`: the id
    of the link that was asked for here and can still be followed."""
    links = _links_of(connection, channel_id, visitor)
    cards = [card for link in links if (card := _card(link, desk, at))]
    still = [
        link.id for link in links if link.state == "open" and link.visitor is None and link.expires_at > at
    ]
    return {
        "offers": _offers(desk, channel_id, links),
        "cards": cards,
        "open": still[-1] if still else None,
    }


def stale_card(words: str) -> Card:
    """About a link that does not work; it stays until it is put away."""
    return {"id": 0, "text": in_both(words), "acts": [_act("ok", "well")]}


def _links_of(connection: Connection, channel_id: int, visitor: str) -> list[Row[*tuple[Any, ...]]]:
    """Those that this browser asked for, and those that it followed."""
    mine = (_Asker.channel_id == channel_id) & (_Asker.external_id == visitor)
    followed = (Link.target_channel_id == channel_id) & (Link.visitor == visitor)
    columns = (
        Link.id,
        # Whoever took the two apart, the browser hears of it.
        case(
            (Glue.undone_at.is_not(None) | _are_apart, "undone"),
            else_=Link.state,
        ).label("state"),
        Link.visitor,
        Link.glue_id,
        Link.target_channel_id,
        Link.expires_at,
        Link.dismissed_at,
        _Asker.channel_id.label("asker_channel_id"),
        _Claimer.channel_id.label("claimer_channel_id"),
        _Claimer.name.label("claimer_name"),
        _Claimer.username.label("claimer_username"),
    )
    chosen = (
        select(*columns)
        .join(_Asker, _Asker.id == Link.asker_id)
        .outerjoin(_Claimer, _Claimer.id == Link.claimer_id)
        .outerjoin(Glue, Glue.id == Link.glue_id)
    )
    rows = [row for where in (mine, followed) for row in connection.execute(chosen.where(where))]
    return sorted(rows, key=lambda row: int(row.id))


def _offers(desk: LinkDesk, channel_id: int, links: list[Row[*tuple[Any, ...]]]) -> list[Card]:
    site = desk.switchboard.get(channel_id)
    if site is None:
        return []
    # What this browser has proved itself needs no link any more; what others know of the client is not told here.
    proved = {row.claimer_channel_id for row in links if row.state == "glued" and row.visitor is None} | {
        row.asker_channel_id for row in links if row.state == "glued" and row.visitor is not None
    }
    return [
        {"kind": kind, "label": in_both("offer", channel=desk.title(channel.id))}
        for kind, channel in desk.messengers(site).items()
        if channel.id not in proved
    ]


def _card(link: Row[*tuple[Any, ...]], desk: LinkDesk, at: datetime) -> Card | None:
    if link.dismissed_at is not None or (link.state == "claimed" and link.expires_at <= at):
        return None
    if link.visitor is None:
        return _asked_here(link, desk)
    return _followed_here(link, desk)


def _asked_here(link: Row[*tuple[Any, ...]], desk: LinkDesk) -> Card | None:
    channel = desk.title(link.target_channel_id)
    match link.state:
        case "claimed":
            return _of(link, in_both("asked", channel=channel))
        case "glued":
            text = in_both("connected", channel=channel, name=_name(link))
            # What was one before the link came is not for the link to take apart.
            undo = [("undo", "not_me")] if link.glue_id is not None else []
            return _of(link, text, *undo, ("ok", "well"))
        case "refused":
            return _of(link, in_both("conflict_here"), ("ok", "well"))
        case _:
            return None


def _followed_here(link: Row[*tuple[Any, ...]], desk: LinkDesk) -> Card | None:
    channel = desk.title(link.asker_channel_id)
    match link.state:
        case "claimed":
            return _of(link, in_both("may_join", channel=channel), ("yes", "yes"), ("no", "no"))
        case "glued":
            return _of(link, in_both("has_joined", channel=channel), ("ok", "well"))
        case "refused":
            return _of(link, in_both("conflict_here"), ("ok", "well"))
        case _:
            return None


def _name(link: Row[*tuple[Any, ...]]) -> str:
    username = f"@{link.claimer_username}" if link.claimer_username else ""
    return ", ".join(filter(None, (link.claimer_name, username))) or "?"


def _of(link: Row[*tuple[Any, ...]], text: InBoth, *acts: tuple[str, str]) -> Card:
    return {"id": link.id, "text": text, "acts": [_act(act, words) for act, words in acts]}


def _act(act: str, words: str) -> Card:
    return {"act": act, "label": in_both(words)}
