"""What the owner of a site says about its chat."""

from connectors.contract import Setting

SETTINGS = (
    Setting(
        "allowed_origins",
        {"ru": "Адреса сайта", "en": "Addresses of the site"},
        type="list",
        required=False,
        hint={
            "ru": "По одному в строке, например https://shop.example. Пусто: этот компьютер и само Окно.",
            "en": "One a line, such as https://shop.example. Empty: only this computer and Okno itself.",
        },
    ),
    Setting(
        "title",
        {"ru": "Название чата", "en": "Title of the chat"},
        required=False,
        hint={"ru": "Стоит вверху окна чата", "en": "Stands at the top of the chat"},
    ),
    Setting(
        "greeting",
        {"ru": "Приветствие", "en": "Greeting"},
        required=False,
        hint={"ru": "Первое, что видит посетитель", "en": "The first thing a visitor sees"},
    ),
    Setting(
        "colour",
        {"ru": "Цвет", "en": "Colour"},
        required=False,
        hint={"ru": "Например #0b6e99", "en": "Such as #0b6e99"},
    ),
    Setting(
        "language",
        {"ru": "Язык", "en": "Language"},
        type="choice",
        choices=("auto", "ru", "en"),
        default="auto",
        hint={"ru": "auto: язык страницы и браузера", "en": "auto: the language of the page and the browser"},
    ),
    Setting(
        "side",
        {"ru": "Сторона экрана", "en": "Side of the screen"},
        type="choice",
        choices=("right", "left"),
        default="right",
    ),
    Setting(
        "launcher",
        {"ru": "Кнопка чата", "en": "Chat button"},
        type="choice",
        choices=("button", "tab"),
        default="button",
        hint={
            "ru": "button: круглая кнопка в углу. tab: вкладка с надписью у края экрана",
            "en": "button: a round button in the corner. tab: a tab with words at the edge of the screen",
        },
    ),
    Setting(
        "launcher_text",
        {"ru": "Надпись на вкладке", "en": "Words on the tab"},
        required=False,
        pattern=r"[^\r\n]{1,40}",
        hint={
            "ru": "До 40 знаков. Пусто: название чата",
            "en": "40 characters. Empty: the title of the chat",
        },
    ),
    Setting(
        "callback",
        {"ru": "Предлагать обратный звонок", "en": "Offer call-backs"},
        type="switch",
        default="yes",
        hint={
            "ru": "Если подключена форма обратного звонка",
            "en": "If a form for call-backs is connected",
        },
    ),
    Setting(
        "onlookers",
        {"ru": "Видеть всех, кто на сайте", "en": "See everybody on the site"},
        type="switch",
        default="yes",
        hint={
            "ru": "Нет: посетитель виден, когда откроет чат. Да: и до того, и ему можно написать первым",
            "en": "No: a visitor is seen when they open the chat. Yes: before that too, and can be written to first",
        },
    ),
    Setting(
        "messengers",
        {"ru": "Предлагать мессенджеры", "en": "Offer messengers"},
        type="switch",
        default="yes",
        hint={
            "ru": "Посетитель может продолжить переписку в подключённом мессенджере",
            "en": "A visitor can go on in a messenger that is connected",
        },
    ),
    Setting(
        "page",
        {"ru": "Страница с чатом", "en": "Page with the chat"},
        type="url",
        required=False,
        hint={
            "ru": "Сюда ведут ссылки, которые вы отправляете в мессенджеры. Пусто: первый адрес сайта.",
            "en": "Where links lead that you send into messengers. Empty: the first address of the site.",
        },
    ),
    Setting(
        "signing_keys",
        {"ru": "Ключи подписи", "en": "Signing keys"},
        type="secret",
        required=False,
        advanced=True,
        pattern=r"\S{32,512}(\s+\S{32,512}){0,4}",
        hint={
            "ru": "Ими сервер сайта подписывает, кто вошёл (JWT, HS256). От 32 знаков каждый. Новый ключ первым, "
            "прежние через пробел, пока их подписи ещё ходят.",
            "en": "With these the site's server signs who is logged in (JWT, HS256). 32 characters or more each. The "
            "new key first, then former ones after a space, for as long as their signatures are about.",
        },
    ),
)
