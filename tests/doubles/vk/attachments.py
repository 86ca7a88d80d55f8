"""How each kind of attachment looks inside a message. `file:<key>` stands where a signed link will be."""

from pathlib import PurePath
from random import Random

from tests.doubles.vk.files import FileStore
from tests.doubles.vk.pictures import plain_picture, size_of, sizes_of, sticker_picture
from tests.doubles.vk.wire import Json, without_nothing

IMAGES, SOUNDS, OTHERS = 4, 5, 8
TYPE_OF = {
    ".gif": 3,
    ".mp3": SOUNDS,
    ".ogg": SOUNDS,
    ".mp4": 6,
    ".zip": 2,
    ".txt": 1,
    ".pdf": 1,
    ".doc": 1,
    ".docx": 1,
}


class Attachments:
    """Makes attachments of one world; ids and access keys come from its dice."""

    def __init__(self, files: FileStore, rng: Random) -> None:
        self._files = files
        self._rng = rng

    def photo(self, content: bytes, *, owner_id: int, date: int) -> Json:
        """Raise NotAPictureError when the bytes are none."""
        pictures = sizes_of(content)
        sizes = [
            {
                "type": picture.kind,
                "width": picture.width,
                "height": picture.height,
                "url": self._keep(picture.content, "image/jpeg", f"{picture.kind}.jpg"),
            }
            for picture in pictures
        ]
        photo = self._object(owner_id) | {
            "album_id": -3,
            "date": date,
            "has_tags": False,
            "sizes": sizes,
            "text": "",
        }
        return {"type": "photo", "photo": photo}

    def doc(
        self, content: bytes, title: str, *, owner_id: int, date: int, mime_type: str | None = None
    ) -> Json:
        ending = PurePath(title).suffix.lower()
        is_picture = size_of(content) is not None
        kind = IMAGES if is_picture and ending != ".gif" else TYPE_OF.get(ending, OTHERS)
        doc = self._object(owner_id) | {
            "title": title,
            "size": len(content),
            "ext": ending.removeprefix("."),
            "date": date,
            "type": kind,
            "url": self._keep(
                content, mime_type or "application/octet-stream", PurePath(title).name or "file"
            ),
        }
        return {"type": "doc", "doc": doc}

    def voice(self, content: bytes, *, owner_id: int, duration: int) -> Json:
        link = self._keep(content, "audio/ogg", "voice.ogg")
        voice = self._object(owner_id) | {
            "duration": duration,
            "link_mp3": self._keep(content, "audio/mpeg", "voice.mp3"),
            "link_ogg": link,
            "waveform": [self._rng.randrange(32) for _ in range(128)],
        }
        return {"type": "audio_message", "audio_message": voice}

    def graffiti(self, content: bytes, *, owner_id: int) -> Json:
        width, height = size_of(content) or (0, 0)
        drawn = self._object(owner_id) | {
            "url": self._keep(content, "image/png", "graffiti.png"),
            "width": width,
            "height": height,
        }
        return {"type": "graffiti", "graffiti": drawn}

    def video(
        self, title: str, *, owner_id: int, date: int, duration: int, picture: bytes | None = None
    ) -> Json:
        """A video has no file to fetch, only pictures and a place to watch it."""
        still = picture or plain_picture(800, 450, "#3d4b5f")
        width, height = size_of(still) or (800, 450)
        image = {
            "url": self._keep(still, "image/jpeg", "video.jpg"),
            "width": width,
            "height": height,
            "with_padding": 1,
        }
        video = self._object(owner_id) | {
            "response_type": "min",
            "title": title,
            "description": "",
            "date": date,
            "duration": duration,
            "image": [image],
            "width": 1280,
            "height": 720,
            "type": "video",
            "views": 0,
            "can_add": 0,
        }
        return {"type": "video", "video": video}

    def audio(self, artist: str, title: str, *, owner_id: int, date: int, duration: int) -> Json:
        """VK gives no link to music any more."""
        track = self._object(owner_id) | {
            "artist": artist, "title": title, "duration": duration, "date": date, "url": "",
        }  # fmt: skip
        return {"type": "audio", "audio": track}

    def sticker(self, sticker_id: int) -> Json:
        sides = (64, 128, 256, 352, 512)
        url = self._keep(sticker_picture(sticker_id), "image/png", "sticker.png")
        images = [{"url": url, "width": side, "height": side} for side in sides]
        sticker = {
            "inner_type": "base_sticker_new",
            "sticker_id": sticker_id,
            "product_id": 1,
            "images": images,
            "images_with_background": images,
            "is_allowed": True,
        }
        return {"type": "sticker", "sticker": sticker}

    def link(self, url: str, title: str, *, description: str = "") -> Json:
        return {
            "type": "link",
            "link": {
                "url": url,
                "title": title,
                "description": description,
                "caption": url.split("/")[2],
                "is_favorite": False,
            },
        }

    def wall(self, text: str, *, owner_id: int, date: int) -> Json:
        post = {
            "inner_type": "wall_wallpost",
            "id": self._number(),
            "owner_id": owner_id,
            "from_id": owner_id,
            "to_id": owner_id,
            "date": date,
            "text": text,
            "type": "post",
            "attachments": [],
        }
        return {"type": "wall", "wall": post}

    def wall_reply(self, text: str, *, owner_id: int, from_id: int, date: int) -> Json:
        reply = {
            "id": self._number(), "from_id": from_id, "owner_id": owner_id, "post_id": self._number(),
            "date": date, "text": text,
        }  # fmt: skip
        return {"type": "wall_reply", "wall_reply": reply}

    def market(self, title: str, *, owner_id: int, roubles: int, date: int) -> Json:
        item = self._object(owner_id) | {
            "availability": 0,
            "category": {"inner_type": "market_market_category_nested", "id": 1, "name": "Товары"},
            "date": date,
            "description": title,
            "title": title,
            "price": {
                "amount": str(roubles * 100),
                "currency": {"id": 643, "name": "RUB", "title": "₽"},
                "text": f"{roubles} ₽",
            },
            "thumb_photo": self._keep(plain_picture(400, 400, "#b8c7b0"), "image/jpeg", "market.jpg"),
            "is_favorite": False,
        }
        return {"type": "market", "market": item}

    def story(self, *, owner_id: int, date: int) -> Json:
        photo = self.photo(plain_picture(720, 1280, "#8a7fb0"), owner_id=owner_id, date=date)["photo"]
        story = self._object(owner_id) | {
            "date": date, "expires_at": date + 86_400, "type": "photo", "photo": photo, "can_see": 1,
            "is_expired": False,
        }  # fmt: skip
        return {"type": "story", "story": story}

    def gift(self) -> Json:
        pictures = {
            f"thumb_{side}": self._keep(plain_picture(side, side, "#d9a7a7"), "image/jpeg", "gift.jpg")
            for side in (48, 96, 256)
        }
        return {"type": "gift", "gift": {"id": self._number(), **pictures}}

    def poll(self, question: str, answers: list[str], *, owner_id: int, date: int) -> Json:
        flags = ("multiple", "closed", "is_board", "can_edit", "can_vote", "can_report", "can_share")
        poll = {
            "id": self._number(),
            "owner_id": owner_id,
            "created": date,
            "question": question,
            "votes": 0,
            "answers": [{"id": self._number(), "text": text, "votes": 0, "rate": 0} for text in answers],
            "anonymous": False,
            "end_date": 0,
            "disable_unvote": False,
            "answer_ids": [],
            **dict.fromkeys(flags, False),
        }
        return {"type": "poll", "poll": poll}

    def call(self, *, initiator_id: int, receiver_id: int, duration: int, date: int) -> Json:
        state = "reached" if duration else "canceled_by_initiator"
        told = {
            "initiator_id": initiator_id, "receiver_id": receiver_id, "state": state, "time": date,
            "duration": duration or None, "video": False,
        }  # fmt: skip
        return {"type": "call", "call": without_nothing(told)}

    def _object(self, owner_id: int) -> Json:
        return {"id": self._number(), "owner_id": owner_id, "access_key": self._hex(9)}

    def _keep(self, content: bytes, mime_type: str, name: str) -> str:
        return self._files.keep(content, mime_type=mime_type, name=name, rng=self._rng)

    def _number(self) -> int:
        return self._rng.randrange(456_239_017, 699_999_999)

    def _hex(self, length: int) -> str:
        return self._rng.randbytes(length).hex()
