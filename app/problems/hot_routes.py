"""The busiest doors, reached without walking through the framework's halls."""

from collections.abc import Sequence

from starlette.routing import Match, Route, WebSocketRoute

from app.kit.errors import OknoError
from app.problems.body_limit import App, Message, Receive, Send
from app.problems.routes import problem


class HotRoutes:
    """Goes straight to these doors, which are plain ASGI and begin to answer only when nothing can be refused.

    All others are left to the application.
    """

    def __init__(self, app: App, doors: Sequence[Route | WebSocketRoute]) -> None:
        self.app = app
        self.doors = doors

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        for door in self.doors:
            match, found = door.matches(scope)
            if match is Match.FULL:
                scope.update(found)
                await self._enter(door, scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _enter(
        self, door: Route | WebSocketRoute, scope: Message, receive: Receive, send: Send
    ) -> None:
        try:
            await door.app(scope, receive, send)
        except OknoError as error:
            await problem(error)(scope, receive, send)
