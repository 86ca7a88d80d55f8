"""What a channel and the house promise each other. Standard library only: an author learns no framework.

A connector subclasses `Connector`, says what it can do in `Capabilities`, what it must be told in `Setting`s,
turns raw updates into what was `Heard`, and sends `MessageOut`. The house does the rest.
"""

from connectors.contract.calling import CallOrder, CallPlaced, CallReport
from connectors.contract.capabilities import Capabilities
from connectors.contract.connector import Account, ChannelDown, ConnectFailed, Connector
from connectors.contract.guide import Drawn, Step, Words
from connectors.contract.heard import (
    AT_ARRIVAL,
    Attachment,
    Author,
    ButtonPress,
    Deletion,
    Edit,
    Entity,
    Heard,
    Ignored,
    LineState,
    MessageIn,
    Moved,
    ProfileChange,
    Reachability,
    Reaction,
    Service,
    Status,
    Typing,
)
from connectors.contract.outgoing import Button, FileOut, MessageOut, Receipt, SendFailed
from connectors.contract.receiving import (
    Raw,
    Received,
    WebhookRead,
    WebhookRefused,
    WebhookReply,
    WebhookRequest,
)
from connectors.contract.settings import BadSettings, Setting, read_settings
from connectors.contract.signing import SignatureRefused, SignedUser

CONTRACT_VERSION = "1.2"
"""Major: a connector must change. Minor: a connector may."""

__all__ = [
    "AT_ARRIVAL",
    "CONTRACT_VERSION",
    "Account",
    "Attachment",
    "Author",
    "BadSettings",
    "Button",
    "ButtonPress",
    "CallOrder",
    "CallPlaced",
    "CallReport",
    "Capabilities",
    "ChannelDown",
    "ConnectFailed",
    "Connector",
    "Deletion",
    "Drawn",
    "Edit",
    "Entity",
    "FileOut",
    "Heard",
    "Ignored",
    "LineState",
    "MessageIn",
    "MessageOut",
    "Moved",
    "ProfileChange",
    "Raw",
    "Reachability",
    "Reaction",
    "Receipt",
    "Received",
    "SendFailed",
    "Service",
    "Setting",
    "SignatureRefused",
    "SignedUser",
    "Status",
    "Step",
    "Typing",
    "WebhookRead",
    "WebhookRefused",
    "WebhookReply",
    "WebhookRequest",
    "Words",
    "read_settings",
]
