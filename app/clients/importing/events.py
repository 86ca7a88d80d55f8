"""What can happen to an import."""

from app.clients.importing.schemas import ImportCard
from app.events.kinds import declare
from app.kit.wire import Wire


class ImportChanged(Wire):
    client_import: ImportCard


import_changed = declare("client_import.changed", right="clients.import", body=ImportChanged)
