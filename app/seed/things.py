"""What comes with the messages of the demo: files that are made when it is played, and things that are none."""

from typing import Literal

from app.seed.role import Role

Missing = Literal["waiting", "failed", "too_big"]
"""Why the house has a file's name only: it is still to come, was lost, or stays with the messenger."""


class _File(Role, frozen=True, kw_only=True):
    missing: Missing | None = None
    size: int | None = None
    """Bytes as the messenger told them, of a file that is missing."""


class Photo(_File, frozen=True, tag_field="kind", tag="photo"):
    name: str
    scene: str
    """What `pictures.draw` draws."""


class Video(_File, frozen=True, tag_field="kind", tag="video"):
    name: str
    scene: str
    seconds: int


class VideoNote(_File, frozen=True, tag_field="kind", tag="video_note"):
    scene: str
    seconds: int


class Animation(_File, frozen=True, tag_field="kind", tag="animation"):
    name: str
    scene: str
    seconds: int


class Voice(_File, frozen=True, tag_field="kind", tag="voice"):
    name: str
    seconds: int
    """How long `sounds.voice` murmurs."""


class Audio(_File, frozen=True, tag_field="kind", tag="audio"):
    name: str
    title: str
    performer: str
    seconds: int


class Document(_File, frozen=True, tag_field="kind", tag="document"):
    """Either a page that `pictures.bind` makes of a scene, or words; a workbook has a row a line, parted by ;."""

    name: str
    mime: str
    scene: str | None = None
    body: str | None = None


class Sticker(_File, frozen=True, tag_field="kind", tag="sticker"):
    emoji: str
    form: Literal["still", "animated", "video"] = "still"
    drawing: str = "cup"
    """What `stickers.sticker` draws."""


class Location(Role, frozen=True, tag_field="kind", tag="location"):
    latitude: float
    longitude: float
    title: str | None = None
    live_period: int | None = None
    """Seconds for which it follows its sender; where it is now, the coordinates say."""
    heading: int | None = None
    set_out: tuple[float, float] | None = None
    """Where it was at first, of one that has moved since."""


class Venue(Role, frozen=True, tag_field="kind", tag="venue"):
    title: str
    address: str
    latitude: float
    longitude: float


class Contact(Role, frozen=True, tag_field="kind", tag="contact"):
    name: str
    phone: str
    own: bool = False
    """The sender's own number, vouched for by the messenger."""


class Link(Role, frozen=True, tag_field="kind", tag="link"):
    """A page that the messenger shows as a thing of its own."""

    url: str
    title: str


File = Photo | Video | VideoNote | Animation | Voice | Audio | Document | Sticker
Attachment = File | Location | Venue | Contact | Link
