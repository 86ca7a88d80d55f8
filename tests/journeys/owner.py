"""The owner of the house, who sets things up over the API before people come."""

from dataclasses import dataclass
from typing import Self

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
