"""What the owner says about requests to be phoned."""

from connectors.contract import Setting

_MINUTES = r"[1-9][0-9]{0,3}"

CONSENT_RU = (
    "Я согласен на обработку моего имени и номера телефона, чтобы мне перезвонили и ответили на мой вопрос."
)
CONSENT_EN = "I agree that my name and phone number are used to call me back and to answer my question."


def _number(
    name: str, ru: str, en: str, default: str, hint_ru: str, hint_en: str, pattern: str = _MINUTES
) -> Setting:
    return Setting(
        name,
        {"ru": ru, "en": en},
        default=default,
        hint={"ru": hint_ru, "en": hint_en},
        pattern=pattern,
        advanced=True,
    )


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
        {"ru": "Название формы", "en": "Title of the form"},
        required=False,
        hint={"ru": "Стоит вверху формы", "en": "Stands at the top of the form"},
    ),
    Setting(
        "greeting",
        {"ru": "Пояснение", "en": "A word before"},
        required=False,
        hint={"ru": "Строка под названием", "en": "The line under the title"},
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
        "consent_text_ru",
        {"ru": "Текст согласия по-русски", "en": "Consent in Russian"},
        default=CONSENT_RU,
        hint={
            "ru": "Хранится с каждой заявкой; после правки согласие спрашивается заново",
            "en": "Kept with every request; once changed, it is asked for again",
        },
    ),
    Setting(
        "consent_text_en",
        {"ru": "Текст согласия по-английски", "en": "Consent in English"},
        default=CONSENT_EN,
        hint={"ru": "Для посетителей на других языках", "en": "For visitors in other languages"},
    ),
    Setting(
        "policy_url",
        {"ru": "Политика обработки данных", "en": "Privacy policy"},
        type="url",
        required=False,
        hint={"ru": "Адрес страницы, https://…", "en": "Address of the page, https://…"},
    ),
    Setting(
        "country",
        {"ru": "Страна", "en": "Country"},
        default="RU",
        hint={
            "ru": "Две буквы: так читаются номера без кода страны",
            "en": "Two letters: how numbers without a country code are read",
        },
        pattern=r"[A-Z]{2}",
        advanced=True,
    ),
    Setting(
        "foreign_phones",
        {"ru": "Номера других стран", "en": "Numbers of other countries"},
        type="switch",
        default="yes",
        hint={"ru": "Принимать и их", "en": "Take these too"},
        advanced=True,
    ),
    Setting(
        "timezone",
        {"ru": "Часовой пояс", "en": "Time zone"},
        default="Europe/Moscow",
        hint={
            "ru": "Пока часы работы не заданы, звоним с 9 до 18 по этому поясу",
            "en": "As long as no hours are set, we call from 9 to 18 in this zone",
        },
        pattern=r"[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)*",
        advanced=True,
    ),
    _number(
        "slot_minutes",
        "Длина промежутка",
        "Length of a slot",
        "30",
        "Минуты: «с 15:00 до 15:30»",
        "Minutes: from 15:00 to 15:30",
        r"[1-9][0-9]|1[0-9]{2}|2[0-3][0-9]|240",
    ),
    _number(
        "lead_minutes",
        "Не раньше чем через",
        "Not sooner than in",
        "5",
        "Минуты до первого промежутка",
        "Minutes before the first slot",
        r"[0-9]{1,4}",
    ),
    _number(
        "days_ahead",
        "Дней вперёд",
        "Days ahead",
        "7",
        "На сколько дней можно записаться",
        "How far ahead a time can be chosen",
        r"[1-9]|[12][0-9]|30",
    ),
    _number(
        "join_minutes",
        "Повтор за",
        "A repeat within",
        "30",
        "Минуты: заявка с тем же номером присоединяется к прежней",
        "Minutes: a request with the same number joins the earlier one",
    ),
    Setting(
        "retry_after",
        {"ru": "Перезванивать через", "en": "Ring again after"},
        type="list",
        default="15\n120\n1440",
        hint={
            "ru": "Минуты, по одному числу в строке: после каждого звонка без ответа",
            "en": "Minutes, one number a line: after each call that was not answered",
        },
        pattern=r"\s*[1-9][0-9]{0,4}(\s+[1-9][0-9]{0,4}){0,9}\s*",
        advanced=True,
    ),
    _number(
        "claim_minutes",
        "Возвращать через",
        "Give back after",
        "15",
        "Минуты: взятая заявка, по которой никто не позвонил, снова видна всем",
        "Minutes: a claimed request that nobody rang goes back to everybody",
    ),
    _number(
        "remind_minutes",
        "Напоминать за",
        "Remind before",
        "5",
        "Минуты до звонка",
        "Minutes before the call",
    ),
    _number(
        "phone_per_day",
        "Заявок с одним номером",
        "Requests with one number",
        "3",
        "За сутки",
        "Within a day",
        r"[1-9][0-9]?",
    ),
    _number(
        "address_per_day",
        "Заявок с одного адреса",
        "Requests from one address",
        "20",
        "За сутки с одного сетевого адреса",
        "Within a day from one network address",
    ),
    _number(
        "challenge_after",
        "Считать наплывом",
        "Take for a rush",
        "30",
        "Заявок в минуту: дальше браузер решает задачу, прежде чем отправить",
        "Requests a minute: from then on a browser solves a puzzle before it sends",
    ),
    Setting(
        "pbx_secret",
        {"ru": "Ключ телефонии", "en": "Key of the telephone exchange"},
        type="secret",
        required=False,
        hint={
            "ru": "Им подписывает свои сообщения АТС, см. документацию",
            "en": "The exchange signs its reports with it, see the documentation",
        },
        pattern=r".{16,200}",
        advanced=True,
    ),
)
