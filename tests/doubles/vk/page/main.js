// The page: what is known, what is chosen, and how the parts hear of each other.
import { h } from "./elements.js";
import { Composer } from "./composer.js";
import { Head } from "./head.js";
import { Messages } from "./messages.js";
import { People } from "./people.js";
import { listen, vk } from "./vk.js";
import { currentLanguage, switchLanguage, t } from "./words.js";

const ACTION_SECONDS = 6;
const TOAST_SECONDS = 6;
const COMMUNITY_SECONDS = 1;

const app = document.getElementById("app");
const toast = document.getElementById("toast");
const state = {
  people: [],
  community: { name: "", username: "", is_listened_to: false, is_revoked: false },
  selected: Number(location.hash.slice(1)) || null,
  messages: [],
  unread: new Map(),
  isLost: false,
  action: null,
  came: cameBy(new URLSearchParams(location.search)),
};

const people = new People({ select, addPerson, switchLanguage: changeLanguage });
const head = new Head({ back: () => select(null), stand });
const messages = new Messages({
  nameOf: (id) => (id < 0 ? state.community.name : state.people.find((person) => person.id === id)?.name ?? t("somebody")),
  onEdit: (message) => composer.edit(message),
  onReply: (message) => composer.reply(message),
  onPress: (button, under) => attempt(() => vk.press(state.selected, button, under)),
  onLike: (message, reaction) => attempt(() => vk.react(state.selected, message.message_id, reaction)),
});
const composer = new Composer({
  write,
  stand,
  answer: (text) => attempt(() => vk.answer(state.selected, text)),
  edit: (message, text) => attempt(() => vk.edit(state.selected, message, text)),
  press: (button) => attempt(() => vk.press(state.selected, button)),
  send: (kind, ...args) => attempt(() => vk.send(state.selected, kind, ...args)),
  sendFile: (file, text) => attempt(() => vk.sendFile(state.selected, file, text)),
  type: () => attempt(() => vk.type(state.selected)),
  editLast: () => {
    const last = state.messages.findLast((message) => message.is_mine && message.text);
    if (last) composer.edit(last);
  },
});
const chatPane = h("main", { class: "chat" });

// vk.me/<community>?ref=…&ref_source=… leads here; the mark travels with the first message.
function cameBy(query) {
  if (location.pathname === "/" || !query.get("ref")) return null;
  return { ref: query.get("ref"), ...(query.get("ref_source") && { ref_source: query.get("ref_source") }) };
}

function chosen() {
  return state.people.find((person) => person.id === state.selected);
}

function drawPeople() {
  people.show({ ...state, bot: state.community });
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
  messages.show(state.messages, state.community, person.read_up_to);
  composer.show(person, state.came);
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

function stand(what, isOn) {
  return attempt(() => vk.stand(state.selected, what, isOn));
}

function write(text, replyTo) {
  const { came } = state;
  state.came = null;
  if (came) history.replaceState(null, "", `/#${state.selected}`);
  return attempt(() => vk.write(state.selected, text, { ...came, ...(replyTo && { reply_to: replyTo }) }));
}

async function select(person) {
  state.selected = person;
  state.messages = [];
  state.unread.delete(person);
  showAction(null);
  messages.shown = 0;
  history.replaceState(null, "", person === null ? location.pathname + location.search : `${location.pathname}${location.search}#${person}`);
  await readMessages();
  drawPeople();
  drawChat();
  composer.field?.focus();
}

async function addPerson(name) {
  await attempt(async () => {
    const person = await vk.addPerson(name);
    state.people = await vk.people();
    await select(person.id);
  });
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

// Whoever looks at the conversation has read it, and the community is told so.
async function readMessages() {
  const asked = state.selected;
  if (asked === null || !state.people.some((person) => person.id === asked)) return;
  const read = await vk.messages(asked);
  if (state.selected === asked) state.messages = read;
  if (!document.hidden && read.some((message) => !message.is_mine)) await vk.read(asked);
}

async function readEverything() {
  [state.people, state.community] = await Promise.all([vk.people(), vk.community()]);
  await readMessages();
  state.isLost = false;
  drawAll();
}

let acting = 0;
function showAction(action) {
  state.action = action;
  clearTimeout(acting);
  if (action) acting = setTimeout(() => { showAction(null); drawChat(); }, ACTION_SECONDS * 1000);
}

async function heard(event) {
  if (event.kind === "action") return event.chat === state.selected && heardAction(event.action);
  if (event.kind === "answer") return event.chat === state.selected && event.answer.text && say(event.answer.text);
  if (event.chat > 2_000_000_000) return undefined;
  await readPerson(event.chat);
  if (event.chat === state.selected) {
    if (event.is_from_community) showAction(null);
    await readMessages();
    drawChat();
  } else if (event.kind === "message" && event.is_from_community) {
    state.unread.set(event.chat, (state.unread.get(event.chat) ?? 0) + 1);
  }
  drawPeople();
  return undefined;
}

function heardAction(action) {
  showAction(action);
  drawChat();
}

async function readPerson(id) {
  const fresh = await vk.person(id);
  const place = state.people.findIndex((person) => person.id === id);
  if (place < 0) state.people.push(fresh);
  else state.people[place] = fresh;
}

async function readCommunity() {
  if (state.isLost || document.hidden) return;
  const before = JSON.stringify(state.community);
  state.community = await vk.community();
  if (JSON.stringify(state.community) !== before) drawPeople();
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
setInterval(() => inTurn(readCommunity), COMMUNITY_SECONDS * 1000);
addEventListener("hashchange", () => inTurn(() => select(Number(location.hash.slice(1)) || null)));
