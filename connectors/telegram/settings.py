"""What the owner of a bot says about it."""

from connectors.contract import Setting

SETTINGS = (
    Setting(
        "token",
        {"ru": "Токен бота", "en": "Bot token"},
        type="secret",
        hint={
            "ru": "Его даёт @BotFather. Выглядит как 123456:AAE…",
            "en": "@BotFather gives it. Looks like 123456:AAE…",
        },
    ),
    Setting(
        "groups",
        {"ru": "Слышать группы", "en": "Hear groups"},
        type="switch",
        default="no",
        advanced=True,
        hint={
            "ru": "Группа, куда добавлен бот, станет одним общим разговором. По умолчанию бот видит в ней только"
            " команды и ответы себе; чтобы видел всё, отключите у @BotFather приватный режим (/setprivacy)"
            " и добавьте бота в группу заново.",
            "en": "A group that the bot is added to becomes one shared conversation. As a rule the bot sees only"
            " commands and answers to itself there; for it to see everything, turn privacy mode off with"
            " @BotFather (/setprivacy) and add the bot to the group again.",
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
            "ru": "«Окно спрашивает само» работает везде. «Канал присылает сам»: нужен адрес, видимый из сети.",
            "en": "“Okno asks” works anywhere. “The channel calls Okno” needs an address open to the internet.",
        },
    ),
    Setting(
        "base_url",
        {"ru": "Адрес сервера Bot API", "en": "Address of the Bot API server"},
        type="url",
        default="https://api.telegram.org",
        advanced=True,
        hint={"ru": "Другой только для своего сервера", "en": "Another one only for a server of your own"},
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
