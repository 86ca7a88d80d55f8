"""Who takes part: the community, its token, and the persons who write to it."""

from dataclasses import dataclass, field

from tests.doubles.vk.wire import Json, without_nothing

MASKS = {"stories": 1, "photos": 4, "app_widget": 64, "messages": 4096, "docs": 131072, "manage": 262144}
"""What a community's token may be good for, with the bit of each."""
NO_PORTRAIT = "page:camera_200.png"
GONE_PORTRAIT = "page:deactivated_200.png"


@dataclass
class Person:
    id: int
    first_name: str
    last_name: str = ""
    screen_name: str | None = None
    portrait: str | None = None
    """A key of the file store."""
    deactivated: str | None = None
    """`deleted` or `banned`, as VK writes it."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def as_user(self, fields: set[str]) -> Json:
        """What users.get tells of somebody: of a deleted account next to nothing is left."""
        picture = GONE_PORTRAIT if self.deactivated else self.portrait or NO_PORTRAIT
        gone = self.deactivated == "deleted"
        offered: Json = dict.fromkeys(("photo_50", "photo_100", "photo_200", "photo_max"), picture) | {
            "has_photo": int(self.portrait is not None),
            "screen_name": self.screen_name or f"id{self.id}",
            "domain": self.screen_name or f"id{self.id}",
        }
        return without_nothing(
            {
                "id": self.id,
                "first_name": "DELETED" if gone else self.first_name,
                "last_name": "" if gone else self.last_name,
                "deactivated": self.deactivated,
                "can_access_closed": None if self.deactivated else True,
                "is_closed": None if self.deactivated else False,
                **{name: value for name, value in offered.items() if name in fields},
            }
        )


@dataclass
class Token:
    text: str
    permissions: set[str] = field(default_factory=lambda: set(MASKS))
    is_revoked: bool = False

    @property
    def mask(self) -> int:
        return sum(MASKS[name] for name in self.permissions)


@dataclass
class Community:
    id: int
    name: str
    screen_name: str
    token: Token
    has_bots: bool = True
    """Whether the abilities of bots are switched on: keyboards need them."""
    admins: dict[int, str] = field(default_factory=dict)

    def as_group(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "screen_name": self.screen_name,
            "is_closed": 0,
            "type": "group",
            "photo_50": NO_PORTRAIT,
            "photo_100": NO_PORTRAIT,
            "photo_200": NO_PORTRAIT,
        }
