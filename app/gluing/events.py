"""What gluing tells every window."""

from app.events.kinds import declare
from app.gluing.schemas import ClientsRegrouped

clients_regrouped = declare("clients.regrouped", right="conversations.read", body=ClientsRegrouped)
