"""The owner of the house, who sets things up over the API before people come."""

from dataclasses import dataclass
from typing import Any, Self

import httpx

from tests.house_process import HouseProcess


@dataclass
class Owner:
    http: httpx.Client
    operator_id: int

    @classmethod
    def lets_himself_in(cls, house: HouseProcess) -> Self:
        http = httpx.Client(base_url=house.url, timeout=120)
        me = http.post("/api/session/link", json={"token": house.links[-1]}).raise_for_status().json()
        http.headers["X-Okno-CSRF"] = me["csrf"]
        return cls(http, me["operator"]["id"])

    def new_link(self) -> str:
        """A sign-in link that works once."""
        made = self.http.post(f"/api/operators/{self.operator_id}/sign-in-link").raise_for_status().json()
        return str(made["url"])

    def connects(self, kind: str, **settings: str) -> None:
        """Connecting what is connected already changes nothing."""
        answer = self.http.post("/api/channels", json={"kind": kind, "name": "", "settings": settings})
        if answer.status_code != 409:
            answer.raise_for_status()

    def works_with(self, **settings: object) -> None:
        """How people work here, from now on."""
        self.http.put("/api/workplace", json=settings).raise_for_status()

    def takes_on(self, name: str) -> str:
        """An operator's sign-in link, good once."""
        new = {
            "name": name,
            "email": f"{len(name)}-{self.operator_id}@shop.example",
            "password": "три окна на север",
        }
        made = self.http.post("/api/operators", json=new).raise_for_status().json()
        link = self.http.post(f"/api/operators/{made['id']}/sign-in-link").raise_for_status().json()
        return str(link["url"])

    def keeps_at_hand(self, **reply: object) -> None:
        """A canned reply."""
        self.http.post("/api/canned", json=reply).raise_for_status()

    def has_at_hand(self) -> list[dict[str, Any]]:
        replies: list[dict[str, Any]] = self.http.get("/api/canned").raise_for_status().json()["replies"]
        return replies
