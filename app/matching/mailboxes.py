"""Two spellings of one mailbox."""

_DOMAINS = {
    "ya.ru": "yandex.ru",
    "yandex.com": "yandex.ru",
    "yandex.by": "yandex.ru",
    "yandex.kz": "yandex.ru",
}
_DOMAINS |= {"googlemail.com": "gmail.com"}


def mailbox(email: str) -> str:
    """The same for addresses that lead to the same place at the large providers: dots, dashes, +tags, aliases.

    Only good for a guess: other providers keep such addresses apart."""
    local, _, domain = email.casefold().partition("@")
    domain = _DOMAINS.get(domain, domain)
    local = local.partition("+")[0]
    if domain == "gmail.com":
        local = local.replace(".", "")
    if domain == "yandex.ru":
        local = local.replace("-", ".")
    return f"{local}@{domain}"


def local_part(email: str) -> str:
    return email.partition("@")[0].partition("+")[0]
