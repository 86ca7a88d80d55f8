"""The made-up people come by their channels: they write, send their cards, fill in forms, or are imported."""

from datetime import timedelta
from pathlib import Path

from app.clients.facts_due import facts_changed
from app.clients.importing.reading import Row
from app.clients.importing.storing import Errand, store_rows
from app.db.engine import Database
from app.db.migrate import migrate
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.inbound.intake import intake
from app.inbound.letters import Letter, Parcel
from app.kit.clock import SystemClock
from app.kit.email import email_address
from app.kit.json import dumps
from app.kit.phone import e164
from app.suggesting.catching_up import compare_everybody
from app.suggesting.queries import every_pair
from connectors.contract import Attachment, Author, MessageIn
from tests.bench.people.kinds import Channel, Proof
from tests.bench.people.shapes import Population, Record

INTAKE = intake(timedelta(hours=24))


def pairs_of(population: Population, folder: Path) -> list[tuple[str, str]]:
    """Of records that are suggested as one person's, when all have come."""
    folder.mkdir(parents=True)
    database = Database(f"sqlite:///{folder / 'okno.db'}")
    migrate(database)
    clock = SystemClock()
    try:
        with Writer(database, append).running() as writer:
            channels = {kind: writer.write_now(_connect, kind, clock) for kind in Channel}
            came = {
                _arrive(writer, clock, channels[record.channel], record): record.id
                for record in population.records
            }
            compare_everybody(database, writer, clock, lambda _: None)
        with database.snapshot() as connection:
            return [(came[lower], came[higher]) for lower, higher, _, _ in every_pair(connection)]
    finally:
        database.close()


def _arrive(writer: Writer, clock: SystemClock, channel_id: int, record: Record) -> int:
    """The client that came of it."""
    if record.channel is Channel.IMPORT:
        return writer.write_now(_import, record, clock)
    author = Author(record.external_id, record.name, username=record.username)
    is_own_card = record.phone_proof is Proof.CHANNEL
    card = (Attachment("contact", details={"own": True, "phone": record.phone}),) if is_own_card else ()
    text = record.text or "Здравствуйте"
    message = MessageIn(record.id, author, record.external_id, clock.now(), text, attachments=card)
    parcel = Parcel(channel_id, (Letter(record.id, b"{}", (message,), "parsed"),), clock.now())
    client_id = writer.join_now(INTAKE, parcel).stored[record.id].client_id
    writer.write_now(_fill_in, client_id, record, clock)
    return client_id


def _import(tx: Transaction, record: Record, clock: SystemClock) -> int:
    row = Row(
        number=1,
        record_id=record.id,
        name=record.name,
        note=record.text or "",
        attributes=_attributes(record),
    )
    row.phones, row.emails = _phones(record), _emails(record)
    (fate,) = store_rows(tx, Errand("people", frozenset(), 1), [row], clock.now())
    if fate.client_id is None:
        raise RuntimeError(f"{record.id} was not taken")
    return fate.client_id


def _fill_in(tx: Transaction, client_id: int, record: Record, clock: SystemClock) -> None:
    """What a form or a profile says beside the words."""
    tx.run("UPDATE clients SET attributes = ? WHERE id = ?", (dumps(_attributes(record)), client_id))
    proof = record.phone_proof or Proof.CLAIMED
    points = [("phone", value, str(proof)) for value in _phones(record)]
    points += [("email", value, "claimed") for value in _emails(record)]
    for kind, value, proved in points:
        tx.run(
            "INSERT INTO contact_points (client_id, kind, value, proof, source, created_at)"
            " VALUES (?, ?, ?, ?, 'form', ?)"
            " ON CONFLICT (client_id, kind, value) DO NOTHING",
            (client_id, kind, value, proved, tx.stored(clock.now())),
        )
    facts_changed(tx, client_id, clock.now())


def _attributes(record: Record) -> dict[str, str]:
    born = {"birth_date": record.birth_date.isoformat()} if record.birth_date else {}
    return born | ({"city": record.city} if record.city else {})


def _phones(record: Record) -> tuple[str, ...]:
    number = e164(record.phone) if record.phone else None
    return (number,) if number else ()


def _emails(record: Record) -> tuple[str, ...]:
    address = email_address(record.email) if record.email else None
    return (address,) if address else ()


def _connect(tx: Transaction, kind: Channel, clock: SystemClock) -> int:
    return int(
        tx.run(
            "INSERT INTO channels (kind, name, public_key, created_at) VALUES (?, ?, ?, ?) RETURNING id",
            (str(kind), str(kind), str(kind), tx.stored(clock.now())),
        ).scalar_one()
    )
