// Every word a person sees, in both languages.
export const WORDS = {
  ru: {
    title: "Локальный Telegram",
    language: "English",
    botListens: "Бот слушает",
    botSilent: "Бот не подключён",
    botRevoked: "Токен отозван",
    connectionLost: "Нет связи, подключаемся…",
    newPerson: "Имя нового покупателя",
    addPerson: "Добавить покупателя",
    noPeople: "Пока никого. Введите имя, и покупатель сможет написать боту.",
    choose: "Выберите покупателя, от его лица можно писать боту.",
    nothingYet: "Здесь будет переписка с ботом {bot}.",
    people: "Покупатели",
    messages: "Сообщения",
    back: "К списку",
    start: "Запустить",
    startWith: "Запустить по ссылке",
    startFor: "Кто перешёл по ссылке? Выберите или добавьте покупателя.",
    write: "Сообщение",
    send: "Отправить",
    edit: "Изменить",
    reply: "Ответить",
    editing: "Изменение",
    cancel: "Отменить",
    newer: "К новым сообщениям",
    block: "Заблокировать",
    unblock: "Разблокировать",
    blocked: "Вы заблокировали бота, он не может вам писать.",
    deactivated: "Этот аккаунт удалён.",
    stranger: "ещё не писал боту",
    talking: "на связи",
    isBlocked: "бот заблокирован",
    isDeactivated: "аккаунт удалён",
    bot: "Бот",
    you: "Вы",
    edited: "изменено",
    typing: "{bot} печатает…",
    uploading: "{bot} отправляет файл…",
    photo: "Фотография",
    document: "Документ",
    voice: "Голосовое сообщение",
    audio: "Аудио",
    video: "Видео",
    video_note: "Видеосообщение",
    animation: "Анимация",
    sticker: "Стикер",
    location: "Место на карте",
    contact: "Контакт",
    dice: "Кубик",
    other: "Сообщение другого вида",
    sharePhone: "Какой номер показать боту?",
    notSent: "Не отправлено: {reason}",
    today: "Сегодня",
    yesterday: "Вчера",
    attach: "Приложить",
    delete: "Удалить у всех",
    more: "Ещё",
    record: "Записать голосовое",
    noMicrophone: "Микрофон недоступен: разрешите его или приложите звуковой файл.",
    venue: "Адрес",
    latitude: "Широта",
    longitude: "Долгота",
    name: "Имя",
    phone: "Телефон",
    connectBusiness: "Подключить бота к своему аккаунту",
    disconnectBusiness: "Отключить бота от аккаунта",
    reconnectBusiness: "Снова подключить бота к аккаунту",
    writeTo: "Написать владельцу: {name}",
    writeAs: "Писать от лица: {name}",
    forbidReplies: "Запретить боту отвечать",
    allowReplies: "Разрешить боту отвечать",
    businessOn: "бизнес-аккаунт, бот отвечает",
    businessSilent: "бизнес-аккаунт, боту нельзя отвечать",
    businessOff: "бот отключён от аккаунта",
  },
  en: {
    title: "Local Telegram",
    language: "Русский",
    botListens: "The bot listens",
    botSilent: "No bot connected",
    botRevoked: "Token revoked",
    connectionLost: "No connection, trying again…",
    newPerson: "Name of a new customer",
    addPerson: "Add a customer",
    noPeople: "Nobody yet. Type a name, and the customer can write to the bot.",
    choose: "Choose a customer to write to the bot in their place.",
    nothingYet: "The conversation with {bot} will be here.",
    people: "Customers",
    messages: "Messages",
    back: "To the list",
    start: "Start",
    startWith: "Start by the link",
    startFor: "Who followed the link? Choose or add a customer.",
    write: "Message",
    send: "Send",
    edit: "Edit",
    reply: "Reply",
    editing: "Editing",
    cancel: "Cancel",
    newer: "To the new messages",
    block: "Block",
    unblock: "Unblock",
    blocked: "You have blocked the bot, it cannot write to you.",
    deactivated: "This account is deleted.",
    stranger: "has not written to the bot yet",
    talking: "in touch",
    isBlocked: "bot blocked",
    isDeactivated: "account deleted",
    bot: "Bot",
    you: "You",
    edited: "edited",
    typing: "{bot} is typing…",
    uploading: "{bot} is sending a file…",
    photo: "Photo",
    document: "Document",
    voice: "Voice message",
    audio: "Audio",
    video: "Video",
    video_note: "Video message",
    animation: "Animation",
    sticker: "Sticker",
    location: "Location",
    contact: "Contact",
    dice: "Dice",
    other: "A message of another kind",
    sharePhone: "Which number to show to the bot?",
    notSent: "Not sent: {reason}",
    today: "Today",
    yesterday: "Yesterday",
    attach: "Attach",
    delete: "Delete for everybody",
    more: "More",
    record: "Record a voice message",
    noMicrophone: "No microphone: allow it, or attach a sound file.",
    venue: "Venue",
    latitude: "Latitude",
    longitude: "Longitude",
    name: "Name",
    phone: "Phone",
    connectBusiness: "Connect the bot to this account",
    disconnectBusiness: "Disconnect the bot from the account",
    reconnectBusiness: "Connect the bot to the account again",
    writeTo: "Write to the owner: {name}",
    writeAs: "Write as {name}",
    forbidReplies: "Forbid the bot to reply",
    allowReplies: "Allow the bot to reply",
    businessOn: "business account, the bot replies",
    businessSilent: "business account, the bot may not reply",
    businessOff: "the bot is disconnected from the account",
  },
};

let language = localStorage.getItem("language") === "en" ? "en" : "ru";

export function t(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === "ru" ? "en" : "ru";
  localStorage.setItem("language", language);
}

export function timeOf(date) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(date);
}

export function dayOf(date, now = new Date()) {
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year }).format(date);
}

function startOfDay(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
