// The page: what is known, what is chosen, and how the parts hear of each other.
import { conversationsOf, findConversation, isAbout } from "./conversations.js";
import { h } from "./elements.js";
import { Composer } from "./composer.js";
import { Head } from "./head.js";
import { Messages } from "./messages.js";
import { People } from "./people.js";
import { listen, telegram } from "./telegram.js";
import { currentLanguage, switchLanguage, t } from "./words.js";

const ACTION_SECONDS = 6;
const TOAST_SECONDS = 6;
const BOT_SECONDS = 1;

const app = document.getElementById("app");
const toast = document.getElementById("toast");
const state = {
  people: [],
  businesses: [],
  conversations: [],
  bot: { name: "", username: "", is_listened_to: false, is_revoked: false },
  selected: location.hash.slice(1) || null,
  messages: [],
  unread: new Map(),
  isLost: false,
  action: null,
  startPayload: location.pathname === "/" ? null : new URLSearchParams(location.search).get("start"),
};

const people = new People({ select, addPerson, switchLanguage: changeLanguage });
const head = new Head({
  select,
  block: () => attempt(() => telegram.block(state.selected)),
  unblock: () => attempt(() => telegram.unblock(state.selected)),
  connect: (owner) => attempt(() => telegram.connect(owner)),
  reconnect: (connection) => attempt(() => telegram.reconnect(connection)),
  disconnect: (connection) => attempt(() => telegram.disconnect(connection)),
  letReply: (connection, isAllowed) => attempt(() => telegram.letReply(connection, isAllowed)),
});
const messages = new Messages({
  onEdit: (message) => composer.edit(message),
  onReply: (message) => composer.reply(message),
  onPress: (message, data) => attempt(() => telegram.press(state.selected, message.message_id, data)),
});
const composer = new Composer({
  write: (text, replyTo) => attempt(() => telegram.write(state.selected, text, replyTo)),
  change: (message, text) => attempt(() => telegram.edit(state.selected, message, text)),
  sendFile: (file, { key, ...about }) => attempt(() => telegram.sendFile(key, file, about)),
  sendForm: (kind, values) => attempt(() => sendForm(kind, values)),
  say,
  unblock: () => attempt(() => telegram.unblock(state.selected)),
  start: (payload) => start(payload),
  editLast: () => {
    const last = state.messages.findLast((message) => message.is_mine && message.text);
    if (last) composer.edit(last);
  },
});
const chatPane = h("main", { class: "chat" });

function chosen() {
  return state.selected === null ? undefined : findConversation(state.conversations, state.selected);
}

function sendForm(kind, values) {
  if (kind === "phone") return telegram.sharePhone(state.selected, values.phone);
  if (kind === "contact") {
    const contact = { phone_number: values.phone, first_name: values.name };
    return telegram.send(state.selected, { contact });
  }
  const location = { latitude: Number(values.latitude), longitude: Number(values.longitude) };
  return telegram.send(state.selected, { location });
}

function drawPeople() {
  people.show(state);
}

function drawChat() {
  const person = chosen();
  app.classList.toggle("has-chat", person !== undefined);
  if (person === undefined) {
    chatPane.replaceChildren(h("p", { class: "chat-none" }, t("choose")));
    return;
  }
  head.show(person, state);
  if (!chatPane.contains(messages.element)) chatPane.replaceChildren(head.element, messages.element, composer.element);
  messages.acts.onDelete = person.business && ((message) => attempt(() => telegram.remove(state.selected, message.message_id)));
  messages.show(state.messages, state.bot);
  composer.show(person, state);
}

async function attempt(act) {
  try {
    await act();
    return true;
  } catch (error) {
    say(t("notSent", { reason: error.message }));
    return false;
  }
}

let hushing = 0;
function say(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(hushing);
  hushing = setTimeout(() => { toast.hidden = true; }, TOAST_SECONDS * 1000);
}

async function select(key) {
  // To begin a chat with an owner is to open it: there is none before.
  const isNew = key?.includes("/") && !findConversation(state.conversations, key);
  if (isNew && !(await attempt(() => telegram.begin(key)))) return;
  if (isNew) await readPeople();
  state.selected = key;
  state.messages = [];
  state.unread.delete(key?.replace("/owner/", "/customer/"));
  showAction(null);
  messages.shown = 0;
  history.replaceState(null, "", key === null ? location.pathname + location.search : `#${key}`);
  await readMessages();
  drawPeople();
  drawChat();
  composer.field?.focus();
}

async function addPerson(name) {
  await attempt(async () => {
    const person = await telegram.addPerson(name);
    await readPeople();
    await select(String(person.id));
  });
}

async function start(payload) {
  state.startPayload = null;
  history.replaceState(null, "", `/#${state.selected}`);
  await attempt(() => telegram.write(state.selected, `/start ${payload}`.trim()));
}

function changeLanguage() {
  switchLanguage();
  drawAll();
}

function drawAll() {
  document.documentElement.lang = currentLanguage();
  document.title = t("title");
  drawPeople();
  drawChat();
}

async function readMessages() {
  const asked = state.selected;
  if (chosen() === undefined) return;
  const read = await telegram.messages(asked);
  if (state.selected === asked) state.messages = read;
}

function arrange() {
  state.conversations = conversationsOf(state.people, state.businesses);
}

async function readPeople() {
  [state.people, state.businesses] = await Promise.all([telegram.people(), telegram.businesses()]);
  arrange();
}

async function readEverything() {
  [state.bot] = await Promise.all([telegram.bot(), readPeople()]);
  await readMessages();
  state.isLost = false;
  drawAll();
}

let acting = 0;
function showAction(action) {
  state.action = action === "cancel" ? null : action;
  clearTimeout(acting);
  if (state.action) acting = setTimeout(() => { showAction(null); drawHead(); }, ACTION_SECONDS * 1000);
}

async function heard(event) {
  const isOpen = isAbout(event.chat, state.selected);
  if (event.kind === "action") return isOpen && heardAction(event.action);
  if (event.kind === "answer") return isOpen && event.answer.text && say(event.answer.text);
  if (event.kind === "business" || String(event.chat).includes("/")) await readBusinesses();
  else if (event.chat < 0) return;
  else await readPerson(event.chat);
  if (isOpen) {
    await readMessages();
    if (event.is_from_bot) showAction(null);
  } else if (event.kind === "message" && event.is_from_bot) {
    const key = String(event.chat).replace("/", "/customer/");
    state.unread.set(key, (state.unread.get(key) ?? 0) + 1);
  }
  drawPeople();
  drawChat();
}

function heardAction(action) {
  showAction(action);
  drawHead();
}

function drawHead() {
  const person = chosen();
  if (person !== undefined) head.show(person, state);
}

async function readBusinesses() {
  state.businesses = await telegram.businesses();
  arrange();
}

async function readPerson(id) {
  const fresh = await telegram.person(id);
  const place = state.people.findIndex((person) => person.id === id);
  if (place < 0) state.people.push(fresh);
  else state.people[place] = fresh;
  arrange();
}

async function readBot() {
  if (state.isLost || document.hidden) return;
  const before = JSON.stringify(state.bot);
  state.bot = await telegram.bot();
  if (JSON.stringify(state.bot) !== before) drawPeople();
}

// Events are taken one after another, so that an older answer never overwrites a newer one.
let turn = Promise.resolve();
function inTurn(act) {
  turn = turn.then(act).catch(lost);
}

function lost() {
  state.isLost = true;
  drawPeople();
}

app.append(people.element, chatPane);
drawAll();
listen({ ready: () => inTurn(readEverything), heard: (event) => inTurn(() => heard(event)), lost });
setInterval(() => inTurn(readBot), BOT_SECONDS * 1000);
addEventListener("hashchange", () => inTurn(() => select(location.hash.slice(1) || null)));
