"""The same phone, mailbox or username."""

from collections.abc import Iterator

from app.matching.facts import Facts, handle
from app.matching.mailboxes import local_part, mailbox
from app.matching.reasons import Reason
from app.matching.shares import Shares

PHONE, EMAIL, MAILBOX, USERNAME = 2.5, 3.5, -1.0, -2.0
"""Bits above what is to be expected of two strangers: hardly anybody shares these by chance, however many there are;
families and helpers do."""
LOCAL_PART = 7.0
SHARED_MOST, SHARED = 5, -5.0
"""A phone that three to five people have says less, and one that more have is an office's and says nothing."""
NOT_PROVED = 1.0
"""Less for what was only typed: it may be somebody else's, or mistyped."""


def compare_points(one: Facts, other: Facts, shares: Shares) -> Iterator[Reason]:
    """At most one phone and one e-mail are told: the surest."""
    for kind, code, bits in (("phone", "same_phone", PHONE), ("email", "same_email", EMAIL)):
        theirs = {p[1]: p for p in other.points if p[0] == kind}
        shared = [(p, theirs[p[1]]) for p in one.points if p[0] == kind and p[1] in theirs]
        if shared:
            same = [_same(code, shares.prior + bits, mine, their, shares) for mine, their in shared]
            yield from sorted(filter(None, same), key=lambda reason: -reason.bits)[:1]
        elif kind == "email" and theirs:
            yield from _similar_emails([p[1] for p in one.points if p[0] == kind], list(theirs), shares)


def _same(
    code: str, bits: float, mine: tuple[str, ...], theirs: tuple[str, ...], shares: Shares
) -> Reason | None:
    owners = shares.owners.get(mine[1], 0)
    if owners > SHARED_MOST:
        return None
    is_claimed = "claimed" in (mine[2], theirs[2])
    params = {
        "value": mine[1],
        "a": {"proof": mine[2], "source": mine[3]},
        "b": {"proof": theirs[2], "source": theirs[3]},
    }
    bits -= NOT_PROVED if is_claimed else 0
    if owners > 2:
        return Reason(
            code, min(bits, shares.prior + SHARED), params | {"people": owners}, "shared_by_several"
        )
    return Reason(code, bits, params, "typed_not_proved" if is_claimed else None)


def _similar_emails(mine: list[str], theirs: list[str], shares: Shares) -> Iterator[Reason]:
    boxes = {mailbox(value): value for value in theirs}
    for value in mine:
        if mailbox(value) in boxes:
            params = {"a": value, "b": boxes[mailbox(value)]}
            yield Reason("similar_email", shares.prior + MAILBOX, params, "typed_not_proved")
            return


def compare_usernames(one: Facts, other: Facts, shares: Shares) -> Iterator[Reason]:
    same = set(one.usernames) & set(other.usernames)
    if same:
        yield Reason("same_username", shares.prior + USERNAME, {"username": min(same)})
        return
    for names, mailboxes in ((one, other), (other, one)):
        locals_ = {handle(local_part(p[1])) for p in mailboxes.points if p[0] == "email"}
        alike = set(names.usernames) & locals_
        if alike:
            yield Reason("email_like_username", LOCAL_PART, {"username": min(alike)})
            return
