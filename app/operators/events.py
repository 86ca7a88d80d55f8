"""What can happen to an operator."""

from app.events.kinds import declare
from app.kit.wire import Wire
from app.operators.schemas import OperatorCard, Preferences
from app.operators.team_schemas import Teams


class OperatorChanged(Wire):
    operator: OperatorCard


class PreferencesChanged(Wire):
    preferences: Preferences


operator_changed = declare("operator.changed", right="conversations.read", body=OperatorChanged)
teams_changed = declare("teams.changed", right="conversations.read", body=Teams)
preferences_changed = declare("preferences.changed", right="conversations.read", body=PreferencesChanged)
