"""The doors that need many parts of the house at once."""

from app.house.house import House
from app.inbound.callback_routes import CallbackDoor
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_pace import Pace
from app.inbound.visitor_tokens import PURPOSE, VisitorTokens
from app.inbound.webhooks import WebhookDoor
from app.realtime.operator_socket import LiveDoor


def live_door(house: House) -> LiveDoor:
    return LiveDoor(
        house.database,
        house.relay,
        house.hub,
        house.presence,
        house.counts,
        house.settings,
        house.clock,
    )


def visitor_door(house: House) -> VisitorDoor:
    return VisitorDoor(
        database=house.database,
        writer=house.writer,
        intake=house.intake,
        relay=house.relay,
        hub=house.visitors,
        presence=house.presence,
        tokens=VisitorTokens(house.keyring.sign(PURPOSE), house.randomness),
        pace=Pace(),
        links=house.links,
        clock=house.clock,
        files=house.files,
        tickets=house.file_tickets,
        allowances=house.allowances,
        randomness=house.randomness,
        roster=house.roster,
        blocklist=house.blocklist,
        workplace=house.workplace,
        run=house.run,
    )


def callback_door(house: House) -> CallbackDoor:
    return CallbackDoor(
        house.callbacks,
        house.switchboard,
        house.database,
        house.writer,
        house.intake,
        visitor_door(house),
        house.randomness,
        house.clock,
        Pace(),
    )


def webhook_door(house: House) -> WebhookDoor:
    return WebhookDoor(
        house.switchboard,
        house.writer,
        house.intake,
        house.clock,
        house.receivers.speakers,
        house.health.well,
    )
