"""People in the local Telegram who need no browser of their own."""

import json
from dataclasses import dataclass
from typing import Any, Self
from urllib.request import Request, urlopen
from uuid import uuid4

from playwright.async_api import FilePayload

from tests.doubles.bell import PATIENCE
from tests.doubles.telegram.process import RemoteTelegram, TelegramProcess

Mail = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Correspondent:
    telegram: RemoteTelegram
    id: int

    @classmethod
    def arrives(cls, telegram: TelegramProcess, name: str) -> Self:
        return cls(telegram.remote, telegram.remote.customer(name).id)

    def writes(self, words: str) -> None:
        self.telegram.ask("POST", f"/customers/{self.id}/messages", {"text": words})

    def hears(self, words: str) -> Mail:
        heard: Mail = self.telegram.ask(
            "GET", f"/customers/{self.id}/hears", text=words, patience=2 * PATIENCE
        )
        return heard

    def hears_about(self, words: str) -> Mail:
        """The first message that has these words somewhere."""
        heard: Mail = self.telegram.ask(
            "GET", f"/customers/{self.id}/hears", contains=words, patience=2 * PATIENCE
        )
        return heard

    def presses(self, letter: Mail, button: str) -> None:
        pressed = {"message_id": letter["message_id"], "button": button}
        self.telegram.ask("POST", f"/customers/{self.id}/presses", pressed)

    def reads(self) -> list[Mail]:
        """What the bot has said, as it stands on the screen now."""
        letters: list[Mail] = self.telegram.ask("GET", f"/customers/{self.id}/messages")
        return [letter for letter in letters if not letter["is_mine"]]

    def sends_photo(self, photo: FilePayload) -> Mail:
        return self._sends_file("photo", photo)

    def deletes_account(self) -> None:
        """The bot hears of it when it next writes."""
        self.telegram.ask("DELETE", f"/customers/{self.id}")

    def sends_album(self, caption: str, *photos: FilePayload) -> None:
        """Photos that somebody else has sent before, gathered into one group, the words under the first."""
        photographer = Correspondent(self.telegram, self.telegram.customer("Фотограф").id)
        known = [photographer.sends_photo(photo)["raw"]["photo"] for photo in photos]
        group = uuid4().hex[:12]
        for number, sizes in enumerate(known):
            words = {"caption": caption} if number == 0 else {}
            fields = {"photo": sizes, "media_group_id": group, **words}
            self.telegram.ask("POST", f"/customers/{self.id}/messages", {"fields": fields})

    def _sends_file(self, kind: str, file: FilePayload) -> Mail:
        edge = uuid4().hex
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n{kind}\r\n'
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{file["name"]}"\r\n'
            f"Content-Type: {file['mimeType']}\r\n\r\n"
        )
        body = head.encode() + file["buffer"] + f"\r\n--{edge}--\r\n".encode()
        request = Request(
            f"{self.telegram.url}/control/customers/{self.id}/messages", data=body, method="POST"
        )
        request.add_header("Content-Type", f"multipart/form-data; boundary={edge}")
        with urlopen(request, timeout=PATIENCE) as answer:
            sent: Mail = json.loads(answer.read())
        return sent
