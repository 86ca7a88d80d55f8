"""What the doors of automatic replies need besides."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.autoreplies.desk import AutoReplyDesk


async def _auto_replies(connection: HTTPConnection) -> AutoReplyDesk:
    desk: AutoReplyDesk = connection.app.state.auto_replies
    return desk


Desk = Annotated[AutoReplyDesk, Depends(_auto_replies)]
