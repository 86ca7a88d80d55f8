"""From what a bot gives to what is sent: parse, clean, measure."""

from tests.doubles.telegram.formatting.cleaning import cleaned
from tests.doubles.telegram.formatting.finding import with_found_entities
from tests.doubles.telegram.formatting.formatted import Formatted
from tests.doubles.telegram.formatting.given_entities import read_entities
from tests.doubles.telegram.formatting.html import parse_html
from tests.doubles.telegram.formatting.legacy_markdown import parse_legacy_markdown
from tests.doubles.telegram.formatting.markdown import parse_markdown_v2
from tests.doubles.telegram.refusals import bad_request

LONGEST_REQUEST_BYTES = 1 << 15
LONGEST_MESSAGE = 4096
"""Characters after entities parsing."""
LONGEST_CAPTION = 1024

PARSERS = {"html": parse_html, "markdownv2": parse_markdown_v2, "markdown": parse_legacy_markdown}


def parsed(text: str, parse_mode: str, entities: object) -> Formatted:
    """Read markup or entities; a parse mode wins, and then the entities are not even looked at."""
    if len(text.encode()) > LONGEST_REQUEST_BYTES:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    if text and mode and mode != "none":
        if mode not in PARSERS:
            raise bad_request("Unsupported parse_mode")
        return PARSERS[mode](text)
    return Formatted(text, read_entities(entities))


def finished_text(formatted: Formatted) -> Formatted:
    finished = with_found_entities(cleaned(formatted))
    if len(finished.text) > LONGEST_MESSAGE:
        raise bad_request("Message is too long")
    return finished


def finished_caption(formatted: Formatted) -> Formatted:
    finished = with_found_entities(cleaned(formatted, may_be_empty=True))
    if len(finished.text) > LONGEST_CAPTION:
        raise bad_request("Message caption is too long")
    return finished
