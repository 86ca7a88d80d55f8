"""Pages that visitors look at, and until when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

from app.db.transaction import Transaction
from app.kit.json import dumps
from app.kit.text import shortened, storable_name
from app.visitors.devices import Device

LONGEST_URL = 2_000
BACK_WITHIN = timedelta(minutes=30)
"""Whoever comes back to the page they looked at last within this time has not left it."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page somebody has turned to."""

    url: str
    title: str
    referrer: str | None
    language: str | None
    device: Device | None = None
    labels: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", _labels(self.url))

    @property
    def is_web(self) -> bool:
        try:
            return urlsplit(self.url).scheme in {"http", "https"}
        except ValueError:
            return False


def shown_page(
    url: str, title: str, referrer: str | None, language: str | None, device: Device | None
) -> PageView:
    """What may be kept of what a browser says."""
    return PageView(
        storable_name(url[:LONGEST_URL], LONGEST_URL),
        shortened(storable_name(title[:1_000]), 200),
        storable_name(referrer[:LONGEST_URL], LONGEST_URL) if referrer else None,
        (language or "")[:35] or None,
        device,
    )


def note_visit(
    tx: Transaction, channel_id: int, visitor: str, page: PageView, left: int | None, at: datetime
) -> int | None:
    """The visit's id. `left` is the visit that ends with it. Addresses that are no web addresses are not kept."""
    if not page.is_web:
        return None
    newest = tx.run(
        "SELECT id, url, left_at FROM visits WHERE channel_id = ? AND visitor = ? ORDER BY at DESC, id DESC LIMIT 1",
        (channel_id, visitor),
    ).one_or_none()
    if newest is not None and newest[1] == page.url:
        is_back = newest[2] is None or tx.moment(newest[2]) > at - BACK_WITHIN
        if is_back:
            tx.run("UPDATE visits SET left_at = NULL WHERE id = ?", (newest[0],))
            return int(newest[0])
    if left is not None:
        leave_page(tx, left, at)
    return int(
        tx.run(
            "INSERT INTO visits (channel_id, visitor, url, title, referrer, labels, device, language, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                channel_id,
                visitor,
                page.url,
                page.title,
                page.referrer,
                dumps(page.labels),
                dumps(page.device) if page.device else None,
                page.language,
                tx.stored(at),
            ),
        ).scalar_one()
    )


def leave_page(tx: Transaction, visit_id: int, at: datetime) -> None:
    tx.run("UPDATE visits SET left_at = ? WHERE id = ? AND left_at IS NULL", (tx.stored(at), visit_id))


def forget_visits(tx: Transaction, before: datetime, limit: int = 5_000) -> int:
    """Drop the oldest. How many went."""
    return tx.run(
        "DELETE FROM visits WHERE id IN (SELECT id FROM visits WHERE at < ? ORDER BY at LIMIT ?)",
        (tx.stored(before), limit),
    ).rowcount


def _labels(url: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(urlsplit(url).query, max_num_fields=50)
    except ValueError:
        return {}
    return {name: value[:200] for name, value in pairs if name.startswith("utm_")}
