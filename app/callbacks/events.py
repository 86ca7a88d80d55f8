"""What can happen to a request to be phoned."""

from app.callbacks.schemas import CallbackCard
from app.events.kinds import declare
from app.kit.wire import Wire


class CallbackChanged(Wire):
    callback: CallbackCard


class CallbackReminded(Wire):
    callback_id: int


callback_changed = declare("callback.changed", right="conversations.read", body=CallbackChanged)
callback_reminded = declare("callback.reminded", right="conversations.read", body=CallbackReminded)
