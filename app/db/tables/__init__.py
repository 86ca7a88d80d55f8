"""Every table, so that whoever imports this has the whole schema."""

from app.db.base import Base
from app.db.tables.absence import DutyLease, HandedBack
from app.db.tables.act import Act
from app.db.tables.apart import Apart
from app.db.tables.attribute import ClientAttribute
from app.db.tables.audit import Audit
from app.db.tables.auto_reply import AutoReplies, AutoReplyDue, AutoReplySaid
from app.db.tables.callback import Callback, CallbackAsker, CallbackAttempt, SpentTicket
from app.db.tables.canned import CannedFolder, CannedReply
from app.db.tables.channel import Channel, ChannelLine, ChannelProgress, RawUpdate
from app.db.tables.client import (
    Client,
    ClientTag,
    Consent,
    ContactPoint,
    Identity,
    Strand,
    Tag,
    Visit,
)
from app.db.tables.client_import import ClientImport, ClientImportProblem, ClientRecord
from app.db.tables.conversation import Conversation, ConversationTag, ReadMark
from app.db.tables.delivery import Delivery
from app.db.tables.draft import Draft
from app.db.tables.event import Event, EventCounter, Sequence
from app.db.tables.glue import Glue
from app.db.tables.hours import AnsweredWait, BusinessHours
from app.db.tables.link import Link, LinkAttempt
from app.db.tables.macro import Macro
from app.db.tables.mention import Mention
from app.db.tables.message import Attachment, Message, MessagePart, MessageVersion, StoredFile
from app.db.tables.operator import Operator, Session, SignInLink, Team, TeamMember
from app.db.tables.search import ClientWord, NameSlip, SearchDue, SearchEntry, SearchProgress
from app.db.tables.sending import Sending, SendingFile
from app.db.tables.suggestion import (
    ClientFacts,
    FactsDue,
    MatchCount,
    MatchKey,
    OwnContact,
    Suggestion,
)
from app.db.tables.view import SavedView, ViewCount
from app.db.tables.visitor import Blocked, UserProof, VisitorSession
from app.db.tables.workplace import WorkplaceSettings

metadata = Base.metadata

__all__ = [
    "Act",
    "AnsweredWait",
    "Apart",
    "Attachment",
    "Audit",
    "AutoReplies",
    "AutoReplyDue",
    "AutoReplySaid",
    "Blocked",
    "BusinessHours",
    "Callback",
    "CallbackAsker",
    "CallbackAttempt",
    "CannedFolder",
    "CannedReply",
    "Channel",
    "ChannelLine",
    "ChannelProgress",
    "Client",
    "ClientAttribute",
    "ClientFacts",
    "ClientImport",
    "ClientImportProblem",
    "ClientRecord",
    "ClientTag",
    "ClientWord",
    "Consent",
    "ContactPoint",
    "Conversation",
    "ConversationTag",
    "Delivery",
    "Draft",
    "DutyLease",
    "Event",
    "EventCounter",
    "FactsDue",
    "Glue",
    "HandedBack",
    "Identity",
    "Link",
    "LinkAttempt",
    "Macro",
    "MatchCount",
    "MatchKey",
    "Mention",
    "Message",
    "MessagePart",
    "MessageVersion",
    "NameSlip",
    "Operator",
    "OwnContact",
    "RawUpdate",
    "ReadMark",
    "SavedView",
    "SearchDue",
    "SearchEntry",
    "SearchProgress",
    "Sending",
    "SendingFile",
    "Sequence",
    "Session",
    "SignInLink",
    "SpentTicket",
    "StoredFile",
    "Strand",
    "Suggestion",
    "Tag",
    "Team",
    "TeamMember",
    "UserProof",
    "ViewCount",
    "Visit",
    "VisitorSession",
    "WorkplaceSettings",
    "metadata",
]
