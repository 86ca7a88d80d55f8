"""A list of messages that a call names by their numbers."""

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.refusals import bad_request

MOST_AT_ONCE = 100


def message_numbers(args: Arguments) -> list[int]:
    if not args.text("message_ids"):
        raise bad_request("Message identifiers are not specified")
    given = args.json("message_ids", "Can't parse message_ids JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(given) > MOST_AT_ONCE:
        raise bad_request("Too many message identifiers specified")
    return [int(number) for number in given]
