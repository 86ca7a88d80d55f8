"""parse_mode=Markdown, the old one: no nesting, and a mark counts only where it opens or closes an entity."""

import re

from tests.doubles.telegram.formatting.formatted import Formatted, byte_offset, units
from tests.doubles.telegram.formatting.links import link_entity
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json

PIECE = re.compile(
    r"\\(?P<escaped>[_*`\[])"
    r"|```(?:(?P<language>\S+)\n)?(?P<pre>.*?)```"
    r"|`(?P<code>[^`]*)`"
    r"|\*(?P<bold>[^*]*)\*"
    r"|_(?P<italic>[^_]*)_"
    r"|\[(?P<words>[^\]]*)\](?:\((?P<url>[^)]*)\))?"
    r"|(?P<unclosed>[_*`\[])"
    r"|(?P<plain>.)",
    re.DOTALL,
)


def parse_legacy_markdown(source: str) -> Formatted:
    """Raise a 400 refusal for a mark without its pair; the offset in its words is UTF-8 bytes."""
    result = Formatted("")
    for piece in PIECE.finditer(source):
        if piece["unclosed"]:
            offset = byte_offset(source, piece.start())
            raise bad_request(
                f"Can't parse entities: Can't find end of the entity starting at byte offset {offset}"
            )
        words, meant = _read(piece)
        if meant is not None and words:
            result.entities.append(meant | {"offset": units(result.text), "length": units(words)})
        result.text += words
    return result


def _read(piece: re.Match[str]) -> tuple[str, Json | None]:
    if piece["words"] is not None:
        return piece["words"], link_entity(piece["url"] or piece["words"])
    if piece["pre"] is not None:
        language = {"language": piece["language"]} if piece["language"] else {}
        return piece["pre"], {"type": "pre"} | language
    for kind in ("code", "bold", "italic"):
        if piece[kind] is not None:
            return piece[kind], {"type": kind}
    return piece["escaped"] or piece["plain"], None
