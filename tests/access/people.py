"""Those who answer in the shop, and their browsers."""

from dataclasses import dataclass

from fastapi import FastAPI

from app.access.deed import Deed
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.operators.adding import Newcomer, add_operator
from app.operators.passwords import hash_password
from app.operators.schemas import OperatorCard, RoleName
from tests.access.doors import Browser

PASSWORD = "три окна на север"


@dataclass(frozen=True)
class Shop:
    """Takes people on, and lets them in from browsers of their own."""

    app: FastAPI
    writer: Writer
    clock: SetClock

    async def takes_on(self, name: str, role: RoleName = "operator") -> OperatorCard:
        newcomer = Newcomer(name, email_of(name), role, hash_password(PASSWORD))
        return await self.writer.write(add_operator, newcomer, Deed(self.clock.now()))

    async def lets_in(self, name: str) -> Browser:
        """A new browser in which this operator has signed in."""
        browser = Browser(self.app)
        answer = await browser.signs_in(email_of(name), PASSWORD)
        assert answer.status_code == 200, answer.text
        return browser


def email_of(name: str) -> str:
    return f"{name.lower()}@shop.example"
