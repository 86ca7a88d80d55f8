"""The parameters of one call: strings and files, read as leniently as the server reads them."""

import json
import re
from dataclasses import dataclass, field

from tests.doubles.telegram.attachments import Upload
from tests.doubles.telegram.ledger import Call
from tests.doubles.telegram.refusals import bad_request

TRUE = frozenset({"true", "yes", "1"})
WHOLE = re.compile(r"-?\d+")


@dataclass
class Arguments:
    call: Call
    fields: dict[str, str]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.fields.get(name, "")

    def required(self, name: str) -> str:
        if not self.text(name):
            raise bad_request(f'Parameter "{name}" is required')
        return self.text(name)

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in TRUE

    def whole(self, name: str, default: int, *, low: int, high: int) -> int:
        """A number: what lies out of bounds is moved to the nearest one, what is no number is 0."""
        value = leading_whole(self.text(name)) if self.text(name) else default
        return min(max(value, low), high)

    def json(self, name: str, complaint: str) -> object:
        """The parsed value, None when absent; `complaint` is what the server says of broken JSON."""
        if not self.text(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError:
            raise bad_request(complaint) from None

    def forgiving_json(self, name: str) -> object:
        """The parsed value; broken JSON counts as absent."""
        try:
            return json.loads(self.text(name)) if self.text(name) else None
        except ValueError:
            return None


def leading_whole(text: str) -> int:
    found = WHOLE.match(text)
    return int(found[0]) if found else 0
