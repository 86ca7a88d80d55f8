"""What a person can attach: files of their own, and things that lie elsewhere in VK."""

from abc import abstractmethod
from typing import Any

from tests.doubles.vk.letters import Letter
from tests.doubles.vk.people import Person
from tests.doubles.vk.pictures import plain_picture
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World


class CustomerFiles:
    """One message each; `text` stands beside the attachment."""

    world: World
    person: Person

    @abstractmethod
    def send(self, text: str, content: Json, *, reply_to: Letter | int | None = None) -> Letter: ...

    async def sends_photo(
        self, *contents: bytes, text: str = "", reply_to: Letter | int | None = None
    ) -> Letter:
        """One photo or, as VK has no albums in messages, several in one message."""
        pictures = contents or (plain_picture(),)
        make = self.world.attachments.photo
        return self._sends(
            *(make(picture, owner_id=self.person.id, date=self.world.today) for picture in pictures),
            text=text,
            reply_to=reply_to,
        )

    async def sends_document(
        self, content: bytes, title: str, *, mime_type: str | None = None, text: str = ""
    ) -> Letter:
        doc = self.world.attachments.doc(
            content, title, owner_id=self.person.id, date=self.world.today, mime_type=mime_type
        )
        return self._sends(doc, text=text)

    async def sends_voice(self, content: bytes = b"OggS", *, duration: int = 3) -> Letter:
        return self._sends(self.world.attachments.voice(content, owner_id=self.person.id, duration=duration))

    async def sends_video(
        self, title: str = "Видео", *, duration: int = 12, picture: bytes | None = None, text: str = ""
    ) -> Letter:
        video = self.world.attachments.video(
            title, owner_id=self.person.id, date=self.world.today, duration=duration, picture=picture
        )
        return self._sends(video, text=text)

    async def sends_audio(self, artist: str, title: str, *, duration: int = 180, text: str = "") -> Letter:
        track = self.world.attachments.audio(
            artist, title, owner_id=self.person.id, date=self.world.today, duration=duration
        )
        return self._sends(track, text=text)

    async def sends_sticker(self, sticker_id: int = 9008) -> Letter:
        return self._sends(self.world.attachments.sticker(sticker_id))

    async def sends_graffiti(self, content: bytes | None = None) -> Letter:
        drawn = content or plain_picture(400, 300, "#ffffff", "PNG")
        return self._sends(self.world.attachments.graffiti(drawn, owner_id=self.person.id))

    async def sends_link(self, url: str, title: str, *, text: str | None = None) -> Letter:
        """An address in the text, with the card that VK makes of it."""
        return self._sends(self.world.attachments.link(url, title), text=url if text is None else text)

    async def sends_wall_post(self, words: str, *, text: str = "") -> Letter:
        post = self.world.attachments.wall(words, owner_id=-self.world.community_id, date=self.world.today)
        return self._sends(post, text=text)

    async def sends_comment(self, words: str, *, text: str = "") -> Letter:
        comment = self.world.attachments.wall_reply(
            words, owner_id=-self.world.community_id, from_id=self.person.id, date=self.world.today
        )
        return self._sends(comment, text=text)

    async def sends_market_item(self, title: str, *, roubles: int = 1000, text: str = "") -> Letter:
        item = self.world.attachments.market(
            title, owner_id=-self.world.community_id, roubles=roubles, date=self.world.today
        )
        return self._sends(item, text=text)

    async def sends_story(self, *, text: str = "") -> Letter:
        story = self.world.attachments.story(owner_id=-self.world.community_id, date=self.world.today)
        return self._sends(story, text=text)

    async def sends_gift(self, *, text: str = "") -> Letter:
        return self._sends(self.world.attachments.gift(), text=text)

    async def sends_poll(self, question: str, *answers: str, text: str = "") -> Letter:
        poll = self.world.attachments.poll(
            question, list(answers), owner_id=self.person.id, date=self.world.today
        )
        return self._sends(poll, text=text)

    async def calls(self, *, duration: int = 0) -> Letter:
        """Calls the community; without a duration nobody answered."""
        call = self.world.attachments.call(
            initiator_id=self.person.id,
            receiver_id=self.world.community_id,
            duration=duration,
            date=self.world.today,
        )
        return self._sends(call)

    async def attaches(self, *attachments: Json, text: str = "", **fields: Any) -> Letter:
        """Attachments of any kind, as VK would write them or not."""
        return self.send(text, {"attachments": list(attachments)} | fields)

    def _sends(self, *attachments: Json, text: str = "", reply_to: Letter | int | None = None) -> Letter:
        return self.send(text, {"attachments": list(attachments)}, reply_to=reply_to)
