"""How somebody who has never opened the settings of a community connects one."""

from connectors.contract import Drawn, Step

KEY = {"ru": "vk1.a.Qx7…", "en": "vk1.a.Qx7…"}

MESSAGES = Step(
    title={"ru": "Включите сообщения сообщества", "en": "Turn on the community's messages"},
    text={
        "ru": "Откройте сообщество, нажмите «Управление», затем «Сообщения» и выберите «Включены»."
        " Если они уже включены, переходите дальше.",
        "en": "Open the community, press Manage, then Messages, and choose Enabled."
        " If they are on already, go to the next step.",
    },
    link="https://vk.com/groups?tab=admin",
    scene=(
        Drawn("menu", {"ru": "Управление", "en": "Manage"}),
        Drawn("menu", {"ru": "Сообщения", "en": "Messages"}, chosen=True),
        Drawn(
            "switch",
            {"ru": "Сообщения сообщества: включены", "en": "Community messages: enabled"},
            chosen=True,
        ),
    ),
)
BOT = Step(
    title={"ru": "Включите возможности ботов", "en": "Turn on bot abilities"},
    text={
        "ru": "Там же, в «Сообщениях», откройте «Настройки для бота» и включите «Возможности ботов»."
        " Без этого под сообщениями не будет кнопок.",
        "en": "In Messages, open Bot settings and turn Bot abilities on."
        " Without that there are no buttons under messages.",
    },
    scene=(
        Drawn("menu", {"ru": "Сообщения", "en": "Messages"}),
        Drawn("menu", {"ru": "Настройки для бота", "en": "Bot settings"}, chosen=True),
        Drawn("switch", {"ru": "Возможности ботов: включены", "en": "Bot abilities: enabled"}, chosen=True),
    ),
)
API = Step(
    title={"ru": "Откройте «Работа с API»", "en": "Open API usage"},
    text={
        "ru": "В «Управлении» откройте «Дополнительно», потом «Работа с API», и нажмите «Создать ключ».",
        "en": "In Manage, open Additional, then API usage, and press Create token.",
    },
    scene=(
        Drawn("menu", {"ru": "Дополнительно", "en": "Additional"}),
        Drawn("menu", {"ru": "Работа с API", "en": "API usage"}, chosen=True),
        Drawn("button", {"ru": "Создать ключ", "en": "Create token"}, chosen=True),
    ),
)
RIGHTS = Step(
    title={"ru": "Отметьте четыре права", "en": "Tick four rights"},
    text={
        "ru": "Управление сообществом, сообщения, фотографии и документы. VK попросит подтвердить это кодом.",
        "en": "Community management, messages, photos and documents. VK asks to confirm it with a code.",
    },
    scene=(
        Drawn("switch", {"ru": "Управление сообществом", "en": "Community management"}, chosen=True),
        Drawn("switch", {"ru": "Сообщения сообщества", "en": "Community messages"}, chosen=True),
        Drawn("switch", {"ru": "Фотографии сообщества", "en": "Community photos"}, chosen=True),
        Drawn("switch", {"ru": "Файлы сообщества", "en": "Community documents"}, chosen=True),
        Drawn("button", {"ru": "Создать", "en": "Create"}),
    ),
)
COPY_KEY = Step(
    title={"ru": "Скопируйте ключ сюда", "en": "Copy the key here"},
    text={
        "ru": "Ключ длинный и начинается с vk1.a. Никому больше его не показывайте. Long Poll или Callback API"
        " включать не нужно: Окно сделает это само.",
        "en": "The key is long and begins with vk1.a. Show it to nobody else. Neither Long Poll nor Callback API has"
        " to be turned on: Okno does that.",
    },
    scene=(Drawn("secret", KEY, chosen=True),),
    setting="token",
)
FOR_CHATS = Step(
    title={
        "ru": "Только для бесед: разрешите добавлять сообщество",
        "en": "Only for group chats: let people add it",
    },
    text={
        "ru": "Если сообщество будет в беседах, в «Настройках для бота» отметьте «Разрешать добавлять сообщество в"
        " беседы», добавьте его и дайте ему доступ ко всей переписке. Потом включите «Слышать беседы» в"
        " настройках канала. Для личных сообщений этот шаг не нужен.",
        "en": "If the community will be in group chats, tick “Allow to add this community to chats” in Bot settings,"
        " add it and give it access to all messages. Then turn on “Hear group chats” in the channel's settings."
        " Private messages do not need this step.",
    },
    scene=(
        Drawn("menu", {"ru": "Настройки для бота", "en": "Bot settings"}),
        Drawn(
            "switch",
            {"ru": "Разрешать добавлять сообщество в беседы", "en": "Allow to add this community to chats"},
            chosen=True,
        ),
    ),
)
FOR_CALLS = Step(
    title={
        "ru": "Только для Callback API: выберите «Канал присылает сам»",
        "en": "Only for the Callback API: choose “The channel calls Okno”",
    },
    text={
        "ru": "Если Окно открыто в интернет по https, VK может вызывать его сам. Выберите «Канал присылает сам»"
        " в поле «Как приходят сообщения». Адрес, строку подтверждения, секретный ключ и типы событий Окно впишет в"
        " настройки сообщества само.",
        "en": "If Okno is open to the internet by https, VK can call it. Choose “The channel calls Okno” under"
        " “How messages come in”. The address, the confirmation string, the secret key and the kinds of events"
        " Okno enters into the community's settings itself.",
    },
    scene=(
        Drawn("menu", {"ru": "Работа с API", "en": "API usage"}),
        Drawn("menu", {"ru": "Callback API", "en": "Callback API"}),
        Drawn("field", {"ru": "https://okno.example/hooks/…", "en": "https://okno.example/hooks/…"}),
    ),
    setting="mode",
)

GUIDE = (MESSAGES, BOT, API, RIGHTS, COPY_KEY, FOR_CHATS, FOR_CALLS)
"""The first five are for everybody and take three minutes."""
