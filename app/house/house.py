"""The composition root: every part is made once here, and told of the others."""

import asyncio
from collections.abc import Collection, Coroutine
from datetime import datetime, timedelta
from typing import Any

from app.absence.duty import HandBackDuty
from app.autoreplies.answering import AutoReplier
from app.autoreplies.desk import AutoReplyDesk
from app.board.desk import BoardDesk
from app.bus.memory import MemoryBus
from app.callbacks.desk import CallbackDesk
from app.callbacks.duties import CallbackDuties
from app.callbacks.tickets import Tickets
from app.channels.keyring import Keyring
from app.channels.open import Switchboard
from app.clients.importing.errand import Importer
from app.clients.own_contacts import keep_own_contacts
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.events.relay import Relay
from app.events.watch import watch_commits
from app.files.addresses import AddressRule
from app.files.forgetting import LooseFiles
from app.files.opening import open_store
from app.files.safe_fetch import SafeFetch
from app.hours.desk import HoursDesk
from app.house.buses import bus_of
from app.house.errands import Errands
from app.house.hearing import WELL_AGAIN, Ear
from app.inbound.fetching import Fetcher
from app.inbound.health import ChannelHealth
from app.inbound.heartbeat import Heartbeat
from app.inbound.intake import intake
from app.inbound.leases import Leases
from app.inbound.naming import Namer
from app.inbound.portraits import Portraits
from app.inbound.receiving import Receivers
from app.inbound.upkeep import keep_up_forever
from app.inbound.visitor_exchange import Exchanges
from app.inbound.visitor_history import operator_names
from app.inbound.visitor_hub import VisitorHub
from app.kit.clock import Clock, SystemClock
from app.kit.ids import Randomness, SystemRandomness
from app.links.desk import LinkDesk
from app.links.regrouped import announce_after_regrouping
from app.operators.queries import all_operators
from app.operators.schemas import OperatorCard
from app.outbound.catching_up import hurry
from app.outbound.courtesies import Courtesies
from app.outbound.giving_up import fail_waiting
from app.outbound.letting_go import Releaser
from app.outbound.senders import Senders
from app.realtime.counts import Counts
from app.realtime.frames import fleeting_frame
from app.realtime.hub import Hub
from app.realtime.loads import Loads
from app.realtime.presence import Presence
from app.search.worker import Indexer
from app.settings import Settings
from app.suggesting.worker import Comparer
from app.visitors.allowances import Allowances
from app.visitors.blocklist import Blocklist
from app.visitors.file_tickets import PURPOSE as FILE_PURPOSE
from app.visitors.file_tickets import FileTickets
from app.visitors.networks import OwnAddresses
from app.visitors.roster import Roster
from app.workplace.following import WorkplaceNow
from app.workplace.queries import workplace
from app.workplace.schemas import Workplace
from connectors.contract import Capabilities

LOOK_AT_LOG = 3.0
"""Seconds between looks at the log when nobody says anything."""


class House:
    """All parts of one process. `open()` starts them in the order they need each other, `close()` ends them."""

    def __init__(
        self, settings: Settings, clock: Clock | None = None, randomness: Randomness | None = None
    ) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self.randomness = randomness or SystemRandomness()
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.database = Database(settings.database, settings.writer_connections)
        self.writer = Writer(self.database, append, connections=settings.writer_connections)
        self.keyring = Keyring.of(settings)
        self.bus = bus_of(settings, self.database)
        self.relay = Relay(self.database, LOOK_AT_LOG)
        self.switchboard = Switchboard(self.database, self.writer, self.keyring, self.clock)
        self.links = LinkDesk(
            self.switchboard,
            self.randomness,
            lifetime=timedelta(minutes=settings.link_minutes),
            sent_lifetime=timedelta(hours=settings.sent_link_hours),
            reopen_within=timedelta(hours=settings.reopen_hours),
        )
        self.health = ChannelHealth(self.writer, self.clock)
        self.hub = Hub()
        self.counts = Counts(self.hub, self.database)
        self.file_tickets = FileTickets(self.keyring.sign(FILE_PURPOSE))
        self.allowances = Allowances.kept_as(settings)
        self.visitors = VisitorHub(self.file_tickets)
        self.workplace = WorkplaceNow()
        self.exchanges = Exchanges()
        self.presence = Presence(
            self.hub, self.bus, self.database, self.clock, process=self.randomness.token()
        )
        self.visitors.availability_of = self._availability_of
        self.hours = HoursDesk(
            self.database,
            self.clock,
            self.presence.online,
            lambda: [channel.id for channel in self.switchboard.all()],
        )
        self.auto_replies = AutoReplyDesk(self.database, self.hours)
        self.auto_replier = AutoReplier(
            self.database,
            self.writer,
            self.switchboard,
            self.auto_replies,
            self.clock,
            self.randomness,
            self.ring_outbox,
        )
        self.intake = intake(timedelta(hours=settings.reopen_hours), self.links, self.auto_replies)
        self.callbacks = CallbackDesk(
            self.switchboard,
            self.hours,
            Tickets(self.keyring, self.randomness),
            timedelta(hours=settings.reopen_hours),
        )
        # Whoever rings a client does not touch the window meanwhile.
        self.callback_duties = CallbackDuties(
            self.database, self.writer, self.clock, self.presence.attendance.present
        )
        self.presence.attendance.duty_at = self.hours.duty_at
        self.hand_back = HandBackDuty(
            self.database,
            self.writer,
            self.clock,
            self.presence.attendance.spared,
            self.hours.schedule,
            self.randomness.token(),
            alone=self.database.dialect == "sqlite",
        )
        self.board = BoardDesk(self.database, self.hub, self.presence.attendance, self.clock)
        self.loads = Loads(self.database, self.presence.bear, lambda: bool(self.hub.seats))
        self.roster = Roster(self.bus, self.randomness.token(), alone=isinstance(self.bus, MemoryBus))
        self.blocklist = Blocklist(self.database, OwnAddresses.behind(settings.trusted_proxies))
        self.leases = Leases(
            self.writer, self.clock, self.randomness.token(), alone=self.database.dialect == "sqlite"
        )
        self.receivers = Receivers(
            self.switchboard,
            self.database,
            self.writer,
            self.intake,
            self.clock,
            self.randomness,
            self.leases,
            self.health.well,
            self.health.ill,
        )
        self.heartbeat = Heartbeat(
            self.switchboard, self.database, self.health, self.clock, settings.base_url
        )
        self.files = open_store(settings)
        self.senders = Senders(
            self.switchboard,
            self.writer,
            self.clock,
            self.randomness,
            self.files,
            self.health.refused,
            self._ring_soon,
        )
        self.releaser = Releaser(
            self.database,
            self.writer,
            self.clock,
            self.randomness,
            self.outlet_of,
            self.ring_outbox,
            timedelta(hours=settings.reopen_hours),
        )
        self.loose_files = LooseFiles(self.database, self.writer, self.files)
        web = SafeFetch(AddressRule.of(settings.fetch_private_hosts))
        self.fetcher = Fetcher(
            self.database,
            self.switchboard,
            self.writer,
            self.files,
            web,
            self.clock,
            self.randomness,
        )
        self.importer = Importer(
            self.database,
            self.writer,
            self.files,
            self.clock,
            self.randomness.token(),
            alone=self.database.dialect == "sqlite",
        )
        self.namer = Namer(self.switchboard, self.writer, self.clock)
        self.portraits = Portraits(
            self.switchboard, self.writer, self.files, web, self.clock, self.randomness
        )
        self.courtesies = Courtesies(self.switchboard, self.clock)
        self.comparer = Comparer(self.database, self.writer, self.clock)
        self.indexer = Indexer(self.database, self.writer)
        self.errands = Errands()
        self.ear = Ear(self)
        self._stopping = False

    async def open(self) -> None:
        self.writer.start(asyncio.get_running_loop())
        self.relay.begin()
        self._introduce()
        await self.bus.start(self.ear.hear)
        await self._learn_names()
        await self.writer.write(keep_own_contacts, self.settings.own_contacts)
        await self.switchboard.refresh()
        await self.blocklist.refresh()
        await self.hours.refresh()
        await self._learn_who_is_away()
        await self.auto_replies.refresh()
        await self._prepare_connectors()
        alone = self.database.dialect == "sqlite"
        for errand in (
            self.relay.run(),
            self.presence.repeat_forever(),
            self.loads.run(),
            self.board.run(),
            self.hand_back.run(),
            self.counts.run(),
            self.roster.repeat_forever(),
            self.senders.recover_forever(alone=alone),
            self.releaser.run(),
            self.health.note_forever(),
            self.fetcher.run(),
            self.namer.run(),
            self.importer.run(),
            self.portraits.run(),
            self.heartbeat.run(),
            self.comparer.run(),
            self.indexer.run(),
            self.hours.run(),
            self.auto_replier.run(),
            self.callback_duties.run(),
            keep_up_forever(self.writer, self.clock, self.settings, self.loose_files),
            *((watch_commits(self.database, self.relay.look),) if alone else ()),
        ):
            self.run(errand)
        await self._follow_channels()

    async def close(self) -> None:
        """Stop hearing, let what is under way end, and leave the rest in the outbox."""
        self._stopping = True
        self.hub.close()
        self.visitors.close()
        await self.receivers.stop()
        await self.senders.stop()
        await self.errands.end()
        await self.switchboard.close()
        await self.bus.stop()
        await self.allowances.close()
        await asyncio.to_thread(self.writer.stop)
        self.database.close()

    def after_regrouping(self, tx: Transaction, client_ids: Collection[int], at: datetime) -> None:
        """Whoever keeps something true about accounts that belong together hears that they changed hands."""
        announce_after_regrouping(tx, self.links, client_ids, at)

    def outlet_of(self, channel_id: int) -> Capabilities | None:
        """What a channel can carry."""
        channel = self.switchboard.get(channel_id)
        if channel is None or channel.state == "absent":
            return None
        return channel.capabilities

    def recognise_visitor(self, channel_id: int, visitor: str, identity_id: int, client_id: int) -> None:
        """Somebody has got an account: their open pages belong to it, in whatever process."""
        self.visitors.recognise(channel_id, visitor, identity_id, client_id)
        self.roster.recognised(channel_id, visitor, identity_id, client_id)

    def run(self, errand: Coroutine[Any, Any, Any]) -> None:
        """Until it is done or the house closes."""
        self.errands.run(errand)

    def _ring_for_visitors(self) -> None:
        self.hub.say(fleeting_frame("visitors", {}), to_rights="conversations.read")

    def _ring_soon(self, channel_id: int) -> None:
        self.run(self.ring_outbox(channel_id))

    async def ring_outbox(self, channel_id: int) -> None:
        await self.bus.publish("outbox", str(channel_id))

    async def _catch_up(self, channel_id: int) -> None:
        """Nothing waits for a channel that is well again."""
        if await self.writer.write(hurry, channel_id, self.clock.now()):
            await self.bus.publish("outbox", f"{channel_id} {WELL_AGAIN}")

    def _introduce(self) -> None:
        self.writer.after_commit.append(self.relay.committed)
        self.relay.listeners += [
            self.hub.hear,
            self.counts.hear,
            self.visitors.hear,
            self.fetcher.hear,
            self.namer.hear,
            self.comparer.hear,
            self.indexer.hear,
            self.hours.hear,
            self.presence.attendance.hear_log,
            self.workplace.hear,
            self.loads.hear,
            self.board.hear,
            self.auto_replier.hear,
            self.importer.hear,
            self.portraits.hear,
            self.ear.notice,
        ]
        self.health.on_recovery.append(lambda channel_id: self.run(self._catch_up(channel_id)))
        self.presence.on_typing.append(self.courtesies.types)
        self.presence.on_change.append(self.show_who_is_here)
        self.roster.on_change.append(self._ring_for_visitors)
        self.roster.on_recognised.append(self.visitors.recognise_elsewhere)
        self.hours.on_change.append(self.presence.attendance.look)
        self.hours.on_change.append(self.visitors.show_presence)
        self.presence.on_change.append(self.loads.ring)
        self.presence.on_change.append(self.board.ring)
        self.switchboard.on_change.append(lambda _: self.run(self._follow_channels()))

    async def give_up(self, channel_id: int) -> None:
        await self.writer.write(fail_waiting, channel_id, "channel_removed", self.clock.now())

    def _availability_of(self, channel_id: int, team_id: int | None) -> dict[str, Any]:
        return self.hours.availability(channel_id, team_id).model_dump(mode="json")

    def show_who_is_here(self) -> None:
        self.visitors.set_online(self.presence.online())

    async def _learn_who_is_away(self) -> None:
        def read() -> tuple[list[OperatorCard], Workplace]:
            with self.database.snapshot() as connection:
                return all_operators(connection), workplace(connection)

        cards, settings = await asyncio.to_thread(read)
        self.presence.attendance.learn(cards, settings)
        self.workplace.learn(settings)

    async def _learn_names(self) -> None:
        def read() -> dict[int, str]:
            with self.database.snapshot() as connection:
                return operator_names(connection)

        self.visitors.names = await asyncio.to_thread(read)

    async def _prepare_connectors(self) -> None:
        """Before the doors open: loading a messenger's library beside a busy loop takes many times as long."""
        connectors = [channel.connector for channel in self.switchboard.all() if channel.connector]
        await asyncio.gather(*(connector.prepare() for connector in connectors), return_exceptions=True)

    async def _follow_channels(self) -> None:
        if not self._stopping:
            await self.receivers.follow()
            await self.senders.follow()
