"""The words of the truth: channels, proofs, corruptions, lures, evidence and its traps."""

from enum import StrEnum


class Channel(StrEnum):
    TELEGRAM = "telegram"
    VK = "vk"
    SITE = "site"
    CALLBACK = "callback"
    IMPORT = "import"


class Proof(StrEnum):
    """Who says that the number is this person's."""

    CLAIMED = "claimed"
    CHANNEL = "channel"
    OPERATOR = "operator"


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"


class Heritage(StrEnum):
    """Where a name comes from, which says nothing about its bearer."""

    RUSSIAN = "russian"
    TATAR = "tatar"
    UKRAINIAN = "ukrainian"
    ARMENIAN = "armenian"
    JEWISH = "jewish"
    KAZAKH = "kazakh"


class Corruption(StrEnum):
    """How two records of one person come to look apart."""

    PLAIN = "plain"
    DIMINUTIVE = "diminutive"
    NAME_VARIANT = "name_variant"
    TRANSLITERATION = "transliteration"
    TYPO = "typo"
    SWAPPED_ORDER = "swapped_order"
    KEYBOARD_LAYOUT = "keyboard_layout"
    MARRIED_SURNAME = "married_surname"
    INITIALS = "initials"
    MISSING_PATRONYMIC = "missing_patronymic"
    FIRST_NAME_ONLY = "first_name_only"
    NICKNAME = "nickname"
    DECORATED = "decorated"
    YO_AS_YE = "yo_as_ye"
    PHONE_WRITTEN = "phone_written"
    EMAIL_WRITTEN = "email_written"
    CITY_WRITTEN = "city_written"
    NOTHING_IN_COMMON = "nothing_in_common"


class Common(StrEnum):
    """What two records share once every corruption is looked through."""

    PHONE = "phone"
    SHARED_PHONE = "shared_phone"
    EMAIL = "email"
    SHARED_EMAIL = "shared_email"
    USERNAME = "username"
    NAME = "name"
    INITIALS = "initials"
    BIRTH_DATE = "birth_date"
    CITY = "city"


class Standing(StrEnum):
    """Whether anybody could know from two records that they are one person's."""

    JOINABLE = "joinable"
    THIN = "thin"
    NOTHING = "nothing"


class Tie(StrEnum):
    """What binds the distinct people of one circle."""

    HOUSEHOLD = "household"
    OFFICE = "office"
    NAMESAKES = "namesakes"
    SIMILAR = "similar"
    TWINS = "twins"


class Lure(StrEnum):
    """Why two different people look like one."""

    NAMESAKE = "namesake"
    FAMILY_PHONE = "family_phone"
    OFFICE_NUMBER = "office_number"
    OFFICE_MAILBOX = "office_mailbox"
    PLACEHOLDER_PHONE = "placeholder_phone"
    ANOTHERS_PHONE = "anothers_phone"
    SIMILAR_NAME_SAME_CITY = "similar_name_same_city"
    TWINS = "twins"


class EvidenceKind(StrEnum):
    DEEP_LINK = "deep_link"
    CODE = "code"
    TELEGRAM_CONTACT = "telegram_contact"
    SIGNED_USER = "signed_user"
    CALLBACK_CONFIRMED = "callback_confirmed"
    OPERATOR_DECISION = "operator_decision"
    TYPED_PHONE = "typed_phone"


class Outcome(StrEnum):
    """`proves` makes a number its sender's own and joins nobody yet."""

    GLUES = "glues"
    PROVES = "proves"
    REFUSED = "refused"


class Trap(StrEnum):
    """Evidence that must not glue, and why."""

    DECLINED_LINK = "declined_link"
    REPLAYED_LINK = "replayed_link"
    EXPIRED_LINK = "expired_link"
    GUESSED_CODE = "guessed_code"
    ANOTHERS_CARD = "anothers_card"
    FORWARDED_CARD = "forwarded_card"
    CARD_WITHOUT_OWNER = "card_without_owner"
    TYPED_ANOTHERS_PHONE = "typed_anothers_phone"
    OWN_NUMBERS_DIFFER = "own_numbers_differ"
    SIGNED_USERS_DIFFER = "signed_users_differ"
