"""What happens to drafts; each is told to its own author only."""

from app.drafts.schemas import DraftChanged
from app.events.kinds import declare

draft_changed = declare("draft.changed", right="conversations.answer", body=DraftChanged)
