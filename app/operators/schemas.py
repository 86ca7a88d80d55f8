"""Operators and sign-in on the wire."""

from typing import Literal

from pydantic import Field

from app.access.rights import AssignableRight
from app.kit.wire import Time, Wire

RoleName = Literal["owner", "admin", "supervisor", "operator"]


class OperatorCard(Wire):
    id: int
    name: str
    email: str
    role: RoleName
    hue: int
    disabled: bool
    own_rights: dict[AssignableRight, bool]
    """Where this operator differs from the role: what is held beyond it, and what is withheld."""
    away: bool = False
    """Said so by hand, until `away_until` or until they say otherwise."""
    away_since: Time | None = None
    away_until: Time | None = None


class Preferences(Wire):
    """An operator's own choices, kept on the server."""

    language: Literal["ru", "en"] = "ru"
    theme: Literal["auto", "light", "dark"] = "auto"
    send_with: Literal["enter", "ctrl_enter"] = "enter"
    sound: bool = True
    notifications: bool = False
    compact: bool = False


class Me(Wire):
    operator: OperatorCard
    preferences: Preferences
    rights: tuple[str, ...]
    csrf: str
    """Goes back in the header X-Okno-CSRF with every request that changes something."""


class SignIn(Wire):
    email: str = Field(max_length=254)
    password: str = Field(max_length=1024)


class LinkSignIn(Wire):
    token: str = Field(max_length=128)


class NewOperator(Wire):
    name: str = Field(min_length=1, max_length=120)
    email: str = Field(max_length=254)
    password: str = Field(min_length=10, max_length=1024)
    role: RoleName = "operator"


class OperatorChange(Wire):
    """A field left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=120)
    role: RoleName | None = None
    disabled: bool | None = None
    own_rights: dict[AssignableRight, bool] | None = None
    """All of them; what is not named is as the role has it."""


class Away(Wire):
    """What an operator says of themselves."""

    away: bool
    until: Time | None = None
    """When they mean to be back."""


class PasswordChange(Wire):
    old: str = Field(max_length=1024)
    new: str = Field(min_length=10, max_length=1024)


class SignInLinkCard(Wire):
    """Opens the window once, for whoever holds it."""

    url: str
    expires_at: Time
