"""How the bot hears: getUpdates, or a webhook, and never both."""

import re

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.memory import Webhook
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.refusals import bad_request, refusal
from tests.doubles.telegram.update_queue import KINDS, UNASKED
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

LONGEST_POLL = 50
MOST_AT_ONCE = 100
LONGEST_SECRET = 256
WEBHOOK_SET = "terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
URL = re.compile(r"https?://[^\s/]+(?:/\S*)?")
SECRET = re.compile(r"[A-Za-z0-9_-]*")


@method("getUpdates")
async def get_updates(world: World, args: Arguments) -> list[Json]:
    if world.memory.webhook.url:
        raise refusal(409, WEBHOOK_ACTIVE)
    offset = args.whole("offset", 0, low=-(2**31), high=2**31 - 1)
    limit = args.whole("limit", MOST_AT_ONCE, low=1, high=MOST_AT_ONCE)
    seconds = args.whole("timeout", 0, low=0, high=LONGEST_POLL)
    queue = world.memory.queue
    queue.allow(args.forgiving_json("allowed_updates"))
    updates = queue.take(offset, limit, now=world.clock())
    if updates or not seconds:
        world.bell.ring()  # a confirmation may be what somebody waits for
        return updates
    return await world.poll.wait(
        lambda: queue.take(max(offset, 0), limit, now=world.clock()), seconds=seconds
    )


@method("setWebhook")
def set_webhook(world: World, args: Arguments) -> bool:
    """Like a server in local mode this one accepts plain http and any port."""
    url, secret = args.text("url").strip(), args.text("secret_token")
    if not url:
        return delete_webhook(world, args)
    if not URL.fullmatch(url):
        raise bad_request("invalid webhook URL specified")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    world.poll.end(refusal(409, WEBHOOK_SET))
    _drop_pending(world, args)
    connections = args.whole("max_connections", 40, low=1, high=100)
    world.memory.webhook = Webhook(url, secret, connections)
    world.memory.queue.allow(args.forgiving_json("allowed_updates"))
    world.bell.ring()
    return True


@method("deleteWebhook")
def delete_webhook(world: World, args: Arguments) -> bool:
    world.memory.webhook = Webhook()
    _drop_pending(world, args)
    world.bell.ring()
    return True


def _drop_pending(world: World, args: Arguments) -> None:
    if args.flag("drop_pending_updates"):
        world.memory.queue.pending.clear()


@method("getWebhookInfo")
def get_webhook_info(world: World, _: Arguments) -> Json:
    webhook, queue = world.memory.webhook, world.memory.queue
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if webhook.last_error_date:
        info |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error_message}
    if webhook.url:
        info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
    if set(queue.allowed) != KINDS - UNASKED:
        info["allowed_updates"] = queue.allowed
    return info
