"""Things that are a page somewhere: shown by their title, opened by their address."""

from collections.abc import Callable, Mapping

from connectors.contract import Attachment
from connectors.vk.reading import Fields

LONGEST_TITLE = 200
SITE = "https://vk.com"


def _link(url: str, title: str, **details: str) -> Attachment:
    told = {"url": url, "title": title[:LONGEST_TITLE] or url} | details
    return Attachment(
        "link",
        name=title[:LONGEST_TITLE] or None,
        details={name: value for name, value in told.items() if value},
    )


def _page(kind: str, thing: Fields, title: str, **details: str) -> Attachment:
    return _link(f"{SITE}/{kind}{_number_of(thing)}", title, **details)


def _number_of(thing: Fields) -> str:
    owner = thing.number("owner_id") or thing.number("to_id") or thing.number("from_id") or 0
    return f"{owner}_{thing.number('id') or 0}"


def _web_page(link: Fields) -> Attachment:
    url = link.text("url")
    return _link(
        url,
        link.text("title") or link.text("caption"),
        description=link.text("description"),
        caption=link.text("caption"),
    )


def _goods(item: Fields) -> Attachment:
    title = " · ".join(filter(None, (item.text("title"), item.part("price").text("text"))))
    return _link(
        item.text("url") or f"{SITE}/market{item.number('owner_id') or 0}?w=product{_number_of(item)}",
        title,
        description=item.text("description"),
        sku=item.text("sku"),
        of="market",
    )


def _shelf(album: Fields) -> Attachment:
    owner, number = album.number("owner_id") or 0, album.number("id") or 0
    return _link(f"{SITE}/market{owner}?section=album_{number}", album.text("title"), of="market_album")


def _post(post: Fields) -> Attachment:
    return _page("wall", post, _first_words(post), description=post.text("text"), of="wall")


def _comment(comment: Fields) -> Attachment:
    owner, post, number = (comment.number(name) or 0 for name in ("owner_id", "post_id", "id"))
    url = f"{SITE}/wall{owner}_{post}?reply={number}"
    return _link(url, _first_words(comment), description=comment.text("text"), of="wall_reply")


def _article(article: Fields) -> Attachment:
    url = article.text("view_url") or article.text("url") or f"{SITE}/@{_number_of(article)}"
    return _link(url, article.text("title"), description=article.text("subtitle"), of="article")


def _poll(poll: Fields) -> Attachment:
    answers = "\n".join(filter(None, (answer.text("text") for answer in poll.parts("answers"))))
    return _page("poll", poll, poll.text("question"), options=answers, of="poll")


def _app(holder: Fields) -> Attachment:
    app = holder.part("app") or holder
    url = holder.text("webview_url") or f"{SITE}/app{app.number('id') or app.number('app_id') or 0}"
    return _link(url, holder.text("title") or app.text("title"), of="mini_app")


def _plain(kind: str, *titles: str) -> Callable[[Fields], Attachment]:
    def read(thing: Fields) -> Attachment:
        title = next(filter(None, map(thing.text, titles)), "")
        return _page(kind, thing, title, of=kind.partition("/")[0])

    return read


def _first_words(thing: Fields) -> str:
    first, _, _ = thing.text("text").strip().partition("\n")
    return first


def link_to_unknown(one: Fields) -> Attachment | None:
    """A kind that is newer than this code most likely has a page like all others."""
    kind = one.text("type")
    thing = one.part(kind)
    url = next((thing.text(name) for name in ("url", "view_url", "share_url") if thing.text(name)), "")
    if url.startswith(("https://", "http://")):
        return _link(url, thing.text("title"), of=kind)
    if kind.isidentifier() and "owner_id" in thing and "id" in thing:
        return _page(kind, thing, thing.text("title") or thing.text("text"), of=kind)
    return None


LINKS: Mapping[str, Callable[[Fields], Attachment]] = {
    "link": _web_page,
    "market": _goods,
    "market_album": _shelf,
    "market_market_album": _shelf,
    "wall": _post,
    "wall_reply": _comment,
    "article": _article,
    "poll": _poll,
    "story": _plain("story", "title"),
    "narrative": _plain("narrative", "title"),
    "video_playlist": _plain("video/playlist/", "title"),
    "audio_playlist": _plain("music/playlist/", "title"),
    "album": _plain("album", "title"),
    "note": _plain("note", "title", "text"),
    "page": _plain("page", "title"),
    "mini_app": _app,
    "app": _app,
    "event": lambda event: _link(f"{SITE}/event{event.number('id') or 0}", event.text("text"), of="event"),
    "donut_link": lambda donut: _link(
        f"{SITE}/donut/club{-(donut.number('owner_id') or 0)}", donut.text("text"), of="donut"
    ),
    "group_call_in_progress": lambda call: _link(call.text("join_link") or SITE, "", of="call"),
    "textlive": lambda live: _link(live.text("url") or SITE, live.text("title"), of="textlive"),
    "curator": lambda curator: _link(curator.text("url") or SITE, curator.text("name"), of="curator"),
    "artist": lambda artist: _link(
        f"{SITE}/artist/{artist.text('domain') or artist.text('id')}", artist.text("name"), of="artist"
    ),
}
