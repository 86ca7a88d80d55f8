"""Who takes part: the bot, and the persons who write to it."""

from dataclasses import dataclass, field

from tests.doubles.telegram.wire import Json, without_nothing


@dataclass
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "ru"
    bio: str | None = None
    portraits: list[str] = field(default_factory=list)
    """Profile pictures, newest first, as keys of the file store."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        return without_nothing(
            {
                "id": self.id,
                "is_bot": False,
                "first_name": self.first_name,
                "last_name": self.last_name,
                "username": self.username,
                "language_code": self.language_code,
            }
        )

    def as_chat(self) -> Json:
        return without_nothing(
            {
                "id": self.id,
                "first_name": self.first_name,
                "last_name": self.last_name,
                "username": self.username,
                "type": "private",
            }
        )


@dataclass
class BotAccount:
    token: str
    first_name: str
    username: str
    is_revoked: bool = False
    descriptions: dict[str, str] = field(default_factory=dict)
    """What the bot says of itself: `name`, `description`, `short_description`, each with its language."""
    commands: dict[str, list[Json]] = field(default_factory=dict)
    has_privacy_mode: bool = True
    """As every new bot has it: in groups it is told only what is meant for it."""

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def as_user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def as_me(self) -> Json:
        return self.as_user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.has_privacy_mode,
            "supports_inline_queries": False,
            "supports_guest_queries": False,
            "can_connect_to_business": True,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
        }
