"""What the owner of a community says about it."""

from connectors.contract import Setting

SETTINGS = (
    Setting(
        "token",
        {"ru": "Ключ доступа сообщества", "en": "Access key of the community"},
        type="secret",
        hint={
            "ru": "Его даёт VK: Управление, Дополнительно, Работа с API. Выглядит как vk1.a.…",
            "en": "VK gives it: Manage, Additional, API usage. Looks like vk1.a.…",
        },
    ),
    Setting(
        "groups",
        {"ru": "Слышать беседы", "en": "Hear group chats"},
        type="switch",
        default="no",
        advanced=True,
        hint={
            "ru": "Беседа, куда добавлено сообщество, станет одним общим разговором. Чтобы его можно было добавить,"
            " включите это в настройках сообщества: Сообщения, Настройки для бота.",
            "en": "A chat that the community is added to becomes one shared conversation. To be added, it needs the"
            " permission in its settings: Messages, Bot settings.",
        },
    ),
    Setting(
        "mode",
        {"ru": "Как приходят сообщения", "en": "How messages come in"},
        type="choice",
        choices=("polling", "webhook"),
        default="polling",
        advanced=True,
        hint={
            "ru": "«Окно спрашивает само» (Long Poll) работает везде. «Канал присылает сам» (Callback API): нужен"
            " адрес, видимый из сети.",
            "en": "“Okno asks” (Long Poll) works anywhere. “The channel calls Okno” (Callback API) needs an address"
            " open to the internet.",
        },
    ),
    Setting(
        "group_id",
        {"ru": "Номер сообщества", "en": "Number of the community"},
        required=False,
        advanced=True,
        hint={
            "ru": "Обычно его знает сам ключ. Если вписывать, то так: 123456 или club123456.",
            "en": "As a rule the key itself knows it. If you do fill it in: 123456 or club123456.",
        },
        pattern=r"(?:club|public)?-?[0-9]{1,19}",
    ),
    Setting(
        "confirmation",
        {"ru": "Строка подтверждения для Callback API", "en": "Confirmation string for the Callback API"},
        required=False,
        advanced=True,
        hint={
            "ru": "Окно узнаёт её у VK само. Впишите, только если настраиваете сервер вручную.",
            "en": "Okno asks VK for it. Fill it in only when you set the server up by hand.",
        },
    ),
    Setting(
        "base_url",
        {"ru": "Адрес API", "en": "Address of the API"},
        type="url",
        default="https://api.vk.ru",
        advanced=True,
        hint={"ru": "Другой только для пробы", "en": "Another one only for trials"},
    ),
    Setting(
        "proxy",
        {"ru": "Прокси", "en": "Proxy"},
        # Its address may hold a password.
        type="secret",
        required=False,
        advanced=True,
        hint={
            "ru": "Например socks5://имя:пароль@proxy.example:1080",
            "en": "Such as socks5://name:password@proxy.example:1080",
        },
    ),
)
