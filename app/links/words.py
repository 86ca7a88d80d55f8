"""What people are told about their links, in Russian and English.

These words are ours, not an operator's, and go where no screen of ours translates: into messengers, and into a widget
that has to stay small. So both languages stand here.
"""

import re
from collections.abc import Mapping

from app.kit.speech import Speech

InBoth = dict[str, str]

_WORDS: Mapping[str, InBoth] = {
    # In the messenger.
    "question": {
        "ru": "Кто-то открыл этот чат по ссылке с сайта «{site}», чтобы продолжить переписку здесь. Это вы?\n\n"
        "Если вы ответите «{yes}», чат на сайте и этот станут для нас одной перепиской, а на сайте будет видно "
        "ваше имя отсюда. Если ссылку или код вам прислал кто-то другой, ответьте «{no}»: ничего не изменится.",
        "en": "Somebody opened this chat by a link from the site “{site}” to go on here. Was it you?\n\n"
        "If you answer “{yes}”, the chat on the site and this one become one conversation for us, and the site "
        "shows your name from here. If somebody else sent you the link or the code, answer “{no}”: nothing "
        "changes.",
    },
    "yes": {"ru": "Да, это я", "en": "Yes, it is me"},
    "no": {"ru": "Нет", "en": "No"},
    "not_me": {"ru": "Это не я", "en": "It was not me"},
    "done": {
        "ru": "Готово: чат на сайте «{site}» и этот теперь одна переписка. Пишите где удобнее.",
        "en": "Done: the chat on the site “{site}” and this one are one conversation now. Write wherever you like.",
    },
    "already": {
        "ru": "Этот чат уже соединён с вашей перепиской на сайте «{site}».",
        "en": "This chat already belongs to your conversation on the site “{site}”.",
    },
    "declined": {"ru": "Хорошо, ничего не меняем.", "en": "All right, nothing changes."},
    "stale": {
        "ru": "Эта ссылка или код уже не действует. Чтобы продолжить здесь, откройте чат на сайте и попросите новую.",
        "en": "This link or code no longer works. To go on here, open the chat on the site and ask for a new one.",
    },
    "conflict": {
        "ru": "Соединить эту переписку с чатом на сайте не получилось. Мы посмотрим, в чём дело, и ответим.",
        "en": "This conversation could not be joined with the chat on the site. We will look into it and answer.",
    },
    "undone": {
        "ru": "Этот чат и чат на сайте «{site}» снова отдельно: там ответили «{not_me}».",
        "en": "This chat and the chat on the site “{site}” are apart again: somebody there answered “{not_me}”.",
    },
    "joined": {
        "ru": "К этой переписке присоединился чат на сайте «{site}». Если это были не вы, ответьте «{not_me}», и мы "
        "сразу разъединим их.",
        "en": "A chat on the site “{site}” has joined this conversation. If that was not you, answer “{not_me}”, and "
        "we take them apart at once.",
    },
    "parted": {
        "ru": "Разъединили. Спасибо, что сказали.",
        "en": "They are apart again. Thank you for telling us.",
    },
    "invitation": {
        "ru": "Продолжить переписку можно в чате на нашем сайте: {link}\n\nСсылка личная и сработает один раз.",
        "en": "You can go on in the chat on our site: {link}\n\nThe link is for you alone and works once.",
    },
    # In the widget.
    "offer": {"ru": "Продолжить {into} {channel}", "en": "Go on in {channel}"},
    "open": {"ru": "Открыть {channel}", "en": "Open {channel}"},
    "copy": {"ru": "Скопировать код", "en": "Copy the code"},
    "made": {
        "ru": "Откроется {channel}. Начните там разговор, и мы спросим, вы ли это. Если не спросим, отправьте туда "
        "этот код:",
        "en": "{channel} opens. Begin a chat there, and we will ask whether it is you. If we do not, send this code "
        "there:",
    },
    "asked": {
        "ru": "Осталось ответить «{yes}» {into} {channel}.",
        "en": "Now answer “{yes}” in {channel}.",
    },
    "connected": {
        "ru": "Подключили {channel}: {name}. Отвечать можно и там, и здесь.",
        "en": "{channel} is connected: {name}. You can write there and here.",
    },
    "may_join": {
        "ru": "Продолжить здесь переписку из {channel}? Тогда оба чата станут для нас одной перепиской. Если "
        "ссылку вам прислал кто-то другой, ответьте «{no}».",
        "en": "Go on here with the conversation from {channel}? Both chats become one conversation for us. If somebody "
        "else sent you the link, answer “{no}”.",
    },
    "has_joined": {
        "ru": "Готово: этот чат и {channel} теперь одна переписка.",
        "en": "Done: this chat and {channel} are one conversation now.",
    },
    "conflict_here": {
        "ru": "Соединить переписки не получилось. Мы посмотрим, в чём дело.",
        "en": "The conversations could not be joined. We will look into it.",
    },
    "stale_here": {
        "ru": "Эта ссылка уже не действует. Попросите новую там, где её получили.",
        "en": "This link no longer works. Ask for a new one where you got it.",
    },
    "too_often": {
        "ru": "Слишком много попыток. Попробуйте через четверть часа.",
        "en": "Too many attempts. Try again in a quarter of an hour.",
    },
    "not_now": {
        "ru": "Сейчас не получается. Попробуйте позже.",
        "en": "It does not work now. Try again later.",
    },
    "well": {"ru": "Хорошо", "en": "OK"},
}


_INNER: Mapping[Speech, dict[int, int]] = {
    "ru": str.maketrans("«»", "„“"),
    "en": str.maketrans("“”«»", "‘’‘’"),
}
"""Quotation marks within quotation marks."""


def say(key: str, speech: Speech, **values: str) -> str:
    known = {name: _WORDS[name][speech] for name in ("yes", "no", "not_me")}
    if speech == "ru" and "channel" in values:
        known["into"] = _into(values["channel"])
    if "site" in values:
        values["site"] = _bare(values["site"]).translate(_INNER[speech])
    # In one pass: what people call themselves is not read as a place to fill.
    return re.sub(r"\{(\w+)\}", lambda found: (known | values)[found[1]], _WORDS[key][speech])


def in_both(key: str, **values: Mapping[str, str] | str) -> InBoth:
    """For a browser that knows best which of them it wants; values may be given per language as well."""
    speeches: tuple[Speech, ...] = ("ru", "en")
    return {
        speech: say(key, speech, **{name: _of(value, speech) for name, value in values.items()})
        for speech in speeches
    }


def means(text: str) -> str | None:
    """What a short answer says: yes, no or not_me."""
    return _ANSWERS.get(re.sub(r"[^\w\s]", "", text[:40]).strip().casefold().replace("ё", "е"))


_ANSWERS = {
    "да": "yes",
    "да это я": "yes",
    "это я": "yes",
    "yes": "yes",
    "yes it is me": "yes",
    "yes its me": "yes",
    "its me": "yes",
    "нет": "no",
    "no": "no",
    "это не я": "not_me",
    "нет это не я": "not_me",
    "не я": "not_me",
    "it was not me": "not_me",
    "not me": "not_me",
}


def _bare(name: str) -> str:
    """Without the quotation marks around all of it: the sentence puts its own."""
    inner = re.fullmatch(r"""\s*[«"“„]([^«»"“”„]*\S[^«»"“”„]*)[»"”“]\s*""", name)
    return inner[1].strip() if inner else name


def _of(value: Mapping[str, str] | str, speech: Speech) -> str:
    if isinstance(value, str):
        return value
    return value.get(speech) or value.get("en") or next(iter(value.values()), "")


def _into(name: str) -> str:
    """«Во ВКонтакте», «в Telegram»: before в or ф and another consonant the preposition grows a vowel."""
    return "во" if re.match("[вф][бвгджзклмнпрстфхцчшщ]", name, re.IGNORECASE) else "в"
