// Where a person writes, as the customer or for the community: a growing field, an answer or an edit above it,
// stickers and other things to send, the community's keyboard below.
import { h, icon, iconButton } from "./elements.js";
import { buttonRows, preview } from "./message.js";
import { currentLanguage, t } from "./words.js";

const STICKERS = [9008, 9009, 9010, 9011, 9012, 9013];
// What else a customer can send at one press: the icon, the word, the act and what it is given.
const THINGS = [
  ["place", "geo", "sends_location", 55.7558, 37.6173],
  ["music", "audio", "sends_audio", "Кино", "Группа крови"],
  ["video", "video", "sends_video", "Распаковка"],
  ["goods", "market", "sends_market_item", "Чашка «Утро»"],
  ["post", "wall", "sends_wall_post", "Новая коллекция уже в продаже"],
  ["link", "link", "sends_link", "https://example.org/cup", "Чашка «Утро»"],
  ["poll", "poll", "sends_poll", "Когда удобнее?", "Утром", "Вечером"],
  ["gift", "gift", "sends_gift"],
  ["call", "call", "calls"],
];
const TYPING_SECONDS = 5;

export class Composer {
  constructor(acts) {
    this.acts = acts;
    this.element = h("footer", { class: "composer" });
    this.drafts = new Map();
    this.about = null;
    this.tray = null;
    this.isAdmin = false;
    this.field = null;
    this.person = null;
    this.typedAt = 0;
    this.signature = "";
  }

  show(person, came) {
    if (this.person?.id !== person.id) [this.about, this.tray] = [null, null];
    this.person = person;
    this.came = came;
    // Rebuilt only when it must be: what arrives meanwhile does not touch the caret.
    const about = this.about && [this.about.kind, this.about.message.message_id];
    const state = [person.id, person.standing, person.keyboard, came, about, this.tray, this.isAdmin, currentLanguage()];
    const signature = JSON.stringify(state);
    if (signature === this.signature) return;
    this.signature = signature;
    const hadFocus = this.field !== null && document.activeElement === this.field;
    this.element.replaceChildren(...this.parts(person));
    if (hadFocus) this.field?.focus();
  }

  change(changed) {
    Object.assign(this, changed);
    this.show(this.person, this.came);
    this.field?.focus();
  }

  edit(message) {
    this.change({ about: { kind: "edit", message }, isAdmin: false });
    this.fill(message.text);
  }

  reply(message) {
    this.change({ about: { kind: "reply", message }, isAdmin: false });
  }

  parts(person) {
    this.field = null;
    const speaker = this.speaker();
    if (this.isAdmin) return [speaker, this.line("writeAdmin")];
    const ends = { gone: "endGone", banned: "endBanned", blocked: "endBlocked" };
    if (person.standing in ends) {
      const unblock = person.standing === "blocked" && (() => this.acts.stand("block", false));
      return [speaker, end(t(ends[person.standing]), unblock)];
    }
    const came = this.came && h("p", { class: "composer-came" }, t("came", { ref: this.came.ref }));
    const keyboard = person.keyboard && h("div", { class: "keyboard" }, buttonRows(person.keyboard, this.acts.press));
    return [speaker, came, this.aboutLine(), this.trayOf(), this.line("write"), keyboard].filter(Boolean);
  }

  speaker() {
    const option = (isAdmin, word) => h("button", { type: "button", class: "speaker-option", "aria-pressed": String(this.isAdmin === isAdmin),
      onclick: () => this.change({ isAdmin, about: null, tray: null }) }, t(word));
    return h("div", { class: "speaker" }, option(false, "asCustomer"), option(true, "asAdmin"));
  }

  aboutLine() {
    if (this.about === null) return null;
    const { kind, message } = this.about;
    return h("div", { class: "composer-about" },
      h("div", { class: "composer-about-words" },
        h("div", { class: "composer-about-title" }, t(kind === "edit" ? "editing" : "reply")),
        h("div", { class: "composer-about-text" }, preview(message))),
      iconButton("close", t("cancel"), () => this.giveUp()));
  }

  trayOf() {
    if (this.tray === null) return null;
    const send = (kind, ...args) => {
      this.acts.send(kind, ...args);
      this.change({ tray: null });
    };
    if (this.tray === "things") {
      return h("div", { class: "tray" }, THINGS.map(([picture, word, ...act]) =>
        h("button", { type: "button", class: "thing", onclick: () => send(...act) }, icon(picture), t(word))));
    }
    return h("div", { class: "tray" }, STICKERS.map((number, index) =>
      h("button", { type: "button", class: "sticker-choice", "aria-label": t("stickerNumber", { number: index + 1 }),
        onclick: () => send("sends_sticker", number) },
      h("img", { src: `/page/sticker_${number}.png`, alt: "", width: 56, height: 56 }))));
  }

  line(word) {
    this.field = h("textarea", { class: "composer-text", rows: 1, maxlength: 4096, placeholder: t(word),
      "aria-label": t(word), oninput: () => this.noteTyped(), onkeydown: (event) => this.key(event) });
    this.field.value = this.drafts.get(this.draftKey) ?? "";
    queueMicrotask(() => this.grow());
    const sendButton = iconButton("send", t("send"), () => this.send(), "composer-send");
    if (this.isAdmin) return h("div", { class: "composer-line is-admin" }, this.field, sendButton);
    const file = h("input", { type: "file", hidden: true, onchange: () => this.sendFile(file) });
    const toggle = (name) => () => this.change({ tray: this.tray === name ? null : name });
    return h("div", { class: "composer-line" },
      iconButton("attach", t("attach"), () => file.click()), file,
      iconButton("plus", t("things"), toggle("things")),
      this.field,
      iconButton("smile", t("stickers"), toggle("stickers")),
      sendButton);
  }

  get draftKey() {
    return `${this.person.id} ${this.isAdmin}`;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && (this.about !== null || this.tray !== null)) {
      this.giveUp();
    } else if (event.key === "ArrowUp" && this.field.value === "" && !this.isAdmin) {
      event.preventDefault();
      this.acts.editLast();
    }
  }

  async send() {
    const text = this.field.value;
    if (text.trim() === "") return;
    const { about, isAdmin } = this;
    this.fill("");
    this.change({ about: null });
    const isSent = await this.sendAs(isAdmin, about, text);
    if (!isSent) this.fill(text);
  }

  sendAs(isAdmin, about, text) {
    if (isAdmin) return this.acts.answer(text);
    if (about?.kind === "edit") return this.acts.edit(about.message.message_id, text);
    return this.acts.write(text, about?.message.message_id);
  }

  sendFile(input) {
    const [file] = input.files;
    if (file === undefined) return;
    this.acts.sendFile(file, this.field.value.trim());
    this.fill("");
    input.value = "";
  }

  giveUp() {
    if (this.about?.kind === "edit") this.fill("");
    this.change({ about: null, tray: null });
  }

  fill(text) {
    this.drafts.set(this.draftKey, text);
    if (this.field !== null) this.field.value = text;
    this.grow();
  }

  noteTyped() {
    this.drafts.set(this.draftKey, this.field.value);
    this.grow();
    const now = Date.now();
    if (this.isAdmin || now - this.typedAt < TYPING_SECONDS * 1000) return;
    this.typedAt = now;
    this.acts.type();
  }

  grow() {
    if (this.field === null) return;
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 216)}px`;
  }
}

function end(words, unblock) {
  return h("div", { class: "composer-end" },
    h("p", {}, words),
    unblock && h("button", { type: "button", class: "main-button", onclick: unblock }, t("unblock")));
}
