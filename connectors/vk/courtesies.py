"""What is polite and no message: to show that we are typing or have read, to take a button press."""

import asyncio
import json
from collections.abc import Mapping

from connectors.contract import SendFailed
from connectors.vk.limits import COURTESY
from connectors.vk.line import Line
from connectors.vk.peers import number_in
from connectors.vk.refusals import harmless_to_repeat
from connectors.vk.sending import peer_of_address

LONGEST_ANSWER = 90
PATIENCE = 5.0
"""Seconds, with the wait for those before it. Later nobody looks for such a sign."""


async def show_typing(line: Line, address: str) -> None:
    """Raises SendFailed."""
    asked = {"peer_id": peer_of_address(address), "type": "typing"}
    await _ask(line, "messages.setActivity", asked)


async def show_reading(line: Line, address: str, external_id: str) -> None:
    """Raises SendFailed."""
    asked = {"peer_id": peer_of_address(address), "up_to_cmid": number_in(address, external_id)}
    await _ask(line, "messages.markAsRead", asked)


async def answer_button(line: Line, press_id: str, text: str) -> None:
    """Without words the button just stops turning. Raises SendFailed."""
    peer, _, rest = press_id.partition(":")
    presser, _, event_id = rest.partition(":")
    shown = {"type": "show_snackbar", "text": text[:LONGEST_ANSWER]}
    asked = {
        "event_id": event_id,
        "user_id": peer_of_address(presser),
        "peer_id": peer_of_address(peer),
        "event_data": json.dumps(shown, ensure_ascii=False) if text else None,
    }
    await _ask(line, "messages.sendMessageEventAnswer", asked)


async def _ask(line: Line, method: str, asked: Mapping[str, object]) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            await line.ask(method, asked, harmless_to_repeat, COURTESY)
    except TimeoutError:
        raise SendFailed("timeout", "retry") from None
