"""How somebody who has never made a bot connects one."""

from connectors.contract import Drawn, Step

NAME = {"ru": "Лавка на Петровке", "en": "Corner Shop"}
USERNAME = {"ru": "lavka_help_bot", "en": "corner_shop_bot"}
TOKEN = {"ru": "7201946385:AAF…", "en": "7201946385:AAF…"}

OPEN = Step(
    title={"ru": "Откройте BotFather", "en": "Open BotFather"},
    text={
        "ru": "Ботов в Telegram заводит другой бот, BotFather. У настоящего синяя галочка."
        " Нажмите «Запустить», если видите эту кнопку.",
        "en": "In Telegram, bots are made by another bot, BotFather. The real one has a blue tick."
        " Press Start if you see that button.",
    },
    link="https://t.me/BotFather",
    scene=(
        Drawn("menu", {"ru": "BotFather ✓", "en": "BotFather ✓"}),
        Drawn("button", {"ru": "Запустить", "en": "Start"}, chosen=True),
    ),
)
ASK = Step(
    title={"ru": "Попросите нового бота", "en": "Ask for a new bot"},
    text={
        "ru": "Отправьте команду /newbot. BotFather спросит, как назвать бота.",
        "en": "Send the command /newbot. BotFather asks what the bot should be called.",
    },
    copy="/newbot",
    scene=(
        Drawn("said", {"ru": "/newbot", "en": "/newbot"}, chosen=True),
        Drawn(
            "heard",
            {
                "ru": "Хорошо, новый бот. Как его назвать?",
                "en": "All right, a new bot. What name shall it have?",
            },
        ),
    ),
)
NAME_IT = Step(
    title={"ru": "Назовите его", "en": "Name it"},
    text={
        "ru": "Это имя клиенты увидят над перепиской, лучше всего название вашего магазина. Потом его можно"
        " сменить.",
        "en": "Customers see this name above the chat, so the name of your shop is best. It can be changed"
        " later.",
    },
    scene=(
        Drawn("said", NAME, chosen=True),
        Drawn(
            "heard",
            {
                "ru": "Теперь имя для ссылки. Оно должно кончаться на bot.",
                "en": "Now a name for its link. It must end in bot.",
            },
        ),
    ),
)
LINK_IT = Step(
    title={"ru": "Придумайте имя для ссылки", "en": "Think of a name for its link"},
    text={
        "ru": "Латинские буквы, цифры и подчёркивание, в конце bot. Если имя занято, BotFather попросит другое.",
        "en": "Latin letters, digits and underscores, with bot at the end. If it is taken, BotFather asks for"
        " another.",
    },
    scene=(
        Drawn("said", USERNAME, chosen=True),
        Drawn(
            "heard",
            {"ru": "Готово! Токен для доступа к боту:", "en": "Done! The token to use your bot with:"},
        ),
        Drawn("secret", TOKEN),
    ),
)
COPY_TOKEN = Step(
    title={"ru": "Скопируйте токен сюда", "en": "Copy the token here"},
    text={
        "ru": "Токен — ключ от бота: цифры, двоеточие и буквы. Нажмите на него, и он скопируется."
        " Никому больше его не показывайте.",
        "en": "The token is the key to the bot: digits, a colon and letters. Press it and it is copied."
        " Show it to nobody else.",
    },
    scene=(Drawn("secret", TOKEN, chosen=True),),
    setting="token",
)
FOR_GROUPS = Step(
    title={
        "ru": "Только для групп: дайте боту читать всё",
        "en": "Only for groups: let the bot read everything",
    },
    text={
        "ru": "Если бот будет в группах, отправьте BotFather /setprivacy, выберите бота и нажмите Disable."
        " Потом добавьте бота в группу заново и включите «Слышать группы» в настройках канала."
        " Для личных сообщений этот шаг не нужен.",
        "en": "If the bot will be in groups, send BotFather /setprivacy, choose the bot and press Disable."
        " Then add the bot to the group again and turn on “Hear groups” in the channel's settings."
        " Private messages do not need this step.",
    },
    link="https://t.me/BotFather",
    copy="/setprivacy",
    scene=(
        Drawn("said", {"ru": "/setprivacy", "en": "/setprivacy"}),
        Drawn("said", {language: f"@{name}" for language, name in USERNAME.items()}),
        Drawn("button", {"ru": "Enable", "en": "Enable"}),
        Drawn("button", {"ru": "Disable", "en": "Disable"}, chosen=True),
    ),
)
FOR_BUSINESS = Step(
    title={
        "ru": "Только для Telegram Business: пустите бота в свои чаты",
        "en": "Only for Telegram Business: let the bot into your chats",
    },
    text={
        "ru": "Если клиенты пишут вам лично, а не боту: отправьте BotFather /mybots, выберите бота, затем"
        " Bot Settings и Business Mode, и включите его. После этого в Telegram откройте Настройки,"
        " Telegram для бизнеса, Чат-боты, впишите имя бота и разрешите ему отвечать на сообщения.",
        "en": "If customers write to you and not to a bot: send BotFather /mybots, choose the bot, then"
        " Bot Settings and Business Mode, and turn it on. Then open Settings, Telegram Business, Chatbots"
        " in Telegram, enter the bot's name and allow it to reply to messages.",
    },
    copy="/mybots",
    scene=(
        Drawn("menu", {"ru": "Настройки", "en": "Settings"}),
        Drawn("menu", {"ru": "Telegram для бизнеса", "en": "Telegram Business"}),
        Drawn("menu", {"ru": "Чат-боты", "en": "Chatbots"}, chosen=True),
        Drawn("field", {language: f"@{name}" for language, name in USERNAME.items()}),
        Drawn("switch", {"ru": "Отвечать на сообщения", "en": "Reply to messages"}, chosen=True),
    ),
)

GUIDE = (OPEN, ASK, NAME_IT, LINK_IT, COPY_TOKEN, FOR_GROUPS, FOR_BUSINESS)
"""The first five are for everybody and take a minute."""
