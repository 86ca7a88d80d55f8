// Every word a person sees, in both languages.
export const WORDS = {
  ru: {
    title: "Локальный VK",
    language: "English",
    botListens: "Сообщество слушает",
    botSilent: "Сообщество не подключено",
    botRevoked: "Ключ отозван",
    connectionLost: "Нет связи, подключаемся…",
    newPerson: "Имя нового покупателя",
    addPerson: "Добавить покупателя",
    noPeople: "Пока никого. Введите имя, и покупатель сможет написать сообществу.",
    choose: "Выберите покупателя, от его лица можно писать сообществу.",
    cameFor: "Кто перешёл по ссылке? Выберите или добавьте покупателя.",
    came: "По ссылке с меткой {ref}. Она уйдёт с первым сообщением.",
    nothingYet: "Здесь будет переписка с сообществом {bot}.",
    people: "Покупатели",
    messages: "Сообщения",
    back: "К списку",
    more: "Ещё",
    deny: "Запретить сообщения",
    allow: "Разрешить сообщения",
    block: "Заблокировать сообщество",
    unblock: "Разблокировать",
    closePrivacy: "Закрыть личные сообщения",
    openPrivacy: "Открыть личные сообщения",
    write: "Сообщение",
    writeAdmin: "Ответ от имени сообщества",
    asCustomer: "От покупателя",
    asAdmin: "От сообщества",
    send: "Отправить",
    attach: "Приложить файл",
    stickers: "Стикеры",
    stickerNumber: "Стикер {number}",
    things: "Что ещё прислать",
    edit: "Изменить",
    reply: "Ответить",
    like: "Нравится",
    editing: "Изменение",
    cancel: "Отменить",
    newer: "К новым сообщениям",
    stranger: "ещё не писал",
    talking: "на связи",
    denied: "сообщения запрещены",
    blocked: "сообщество заблокировано",
    banned: "в чёрном списке сообщества",
    closed: "личные сообщения закрыты",
    gone: "страница удалена",
    endBlocked: "Вы заблокировали сообщество, оно не может вам писать.",
    endBanned: "Сообщество внесло вас в чёрный список.",
    endGone: "Эта страница удалена.",
    bot: "Сообщество",
    somebody: "Кто-то",
    edited: "изменено",
    sent: "Доставлено",
    read: "Прочитано",
    typing: "{bot} печатает…",
    uploading: "{bot} отправляет файл…",
    photo: "Фотография",
    doc: "Документ",
    audio_message: "Голосовое сообщение",
    audio: "Аудиозапись",
    video: "Видео",
    sticker: "Стикер",
    graffiti: "Граффити",
    link: "Ссылка",
    wall: "Запись на стене",
    wall_reply: "Комментарий",
    market: "Товар",
    story: "История",
    gift: "Подарок",
    poll: "Опрос",
    call: "Звонок",
    geo: "Место на карте",
    forwards: "Пересланные сообщения",
    other: "Сообщение другого вида",
    notSent: "Не отправлено: {reason}",
    today: "Сегодня",
    yesterday: "Вчера",
  },
  en: {
    title: "Local VK",
    language: "Русский",
    botListens: "The community listens",
    botSilent: "No community connected",
    botRevoked: "Key revoked",
    connectionLost: "No connection, trying again…",
    newPerson: "Name of a new customer",
    addPerson: "Add a customer",
    noPeople: "Nobody yet. Type a name, and the customer can write to the community.",
    choose: "Choose a customer to write to the community in their place.",
    cameFor: "Who followed the link? Choose or add a customer.",
    came: "By a link marked {ref}. The mark goes with the first message.",
    nothingYet: "The conversation with {bot} will be here.",
    people: "Customers",
    messages: "Messages",
    back: "To the list",
    more: "More",
    deny: "Forbid messages",
    allow: "Allow messages",
    block: "Block the community",
    unblock: "Unblock",
    closePrivacy: "Close private messages",
    openPrivacy: "Open private messages",
    write: "Message",
    writeAdmin: "Answer for the community",
    asCustomer: "As the customer",
    asAdmin: "As the community",
    send: "Send",
    attach: "Attach a file",
    stickers: "Stickers",
    stickerNumber: "Sticker {number}",
    things: "What else to send",
    edit: "Edit",
    reply: "Reply",
    like: "Like",
    editing: "Editing",
    cancel: "Cancel",
    newer: "To the new messages",
    stranger: "has not written yet",
    talking: "in touch",
    denied: "messages forbidden",
    blocked: "community blocked",
    banned: "banned by the community",
    closed: "private messages closed",
    gone: "page deleted",
    endBlocked: "You have blocked the community, it cannot write to you.",
    endBanned: "The community has banned you.",
    endGone: "This page is deleted.",
    bot: "Community",
    somebody: "Somebody",
    edited: "edited",
    sent: "Delivered",
    read: "Read",
    typing: "{bot} is typing…",
    uploading: "{bot} is sending a file…",
    photo: "Photo",
    doc: "Document",
    audio_message: "Voice message",
    audio: "Track",
    video: "Video",
    sticker: "Sticker",
    graffiti: "Graffiti",
    link: "Link",
    wall: "Wall post",
    wall_reply: "Comment",
    market: "Product",
    story: "Story",
    gift: "Gift",
    poll: "Poll",
    call: "Call",
    geo: "Location",
    forwards: "Forwarded messages",
    other: "A message of another kind",
    notSent: "Not sent: {reason}",
    today: "Today",
    yesterday: "Yesterday",
  },
};

let language = localStorage.getItem("language") === "en" ? "en" : "ru";

export function t(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function knows(key) {
  return key in WORDS[language];
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
