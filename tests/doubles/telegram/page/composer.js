// Where a person writes: a growing field, an answer or an edit above it, the bot's keyboard below.
import { attachForm, attachMenu, measured } from "./attaching.js";
import { h, iconButton } from "./elements.js";
import { preview } from "./message.js";
import { Recording } from "./recording.js";
import { currentLanguage, t } from "./words.js";

export class Composer {
  constructor(acts) {
    this.acts = acts;
    this.element = h("footer", { class: "composer" });
    this.drafts = new Map();
    this.about = null;
    this.form = null;
    this.recording = null;
    this.field = null;
    this.person = null;
    this.signature = "";
  }

  show(person, { startPayload }) {
    if (this.person?.key !== person.key) this.about = this.form = null;
    this.person = person;
    // Rebuilt only when it must be: what arrives meanwhile does not touch the caret.
    const about = this.about && [this.about.kind, this.about.message.message_id];
    const signature = JSON.stringify([person.key, person.standing, person.keyboard, startPayload, about,
      this.form, this.recording !== null, currentLanguage()]);
    if (signature === this.signature) return;
    this.signature = signature;
    const hadFocus = this.field !== null && document.activeElement === this.field;
    this.element.replaceChildren(...this.parts(person, startPayload));
    if (hadFocus) this.field?.focus();
  }

  edit(message) {
    this.begin({ kind: "edit", message });
    this.write(message.text);
  }

  reply(message) {
    this.begin({ kind: "reply", message });
  }

  begin(about) {
    this.about = about;
    this.show(this.person, { startPayload: null });
    this.field?.focus();
  }

  parts(person, startPayload) {
    this.field = null;
    if (person.standing === "deactivated") return [end(t("deactivated"))];
    if (person.standing === "blocked") return [end(t("blocked"), t("unblock"), () => this.acts.unblock())];
    if (startPayload !== null) return [end(null, t("startWith"), () => this.acts.start(startPayload))];
    if (person.standing === "stranger") return [end(null, t("start"), () => this.acts.start("")), this.line()];
    if (this.recording !== null) return [this.recording.element];
    const sharePhone = () => this.openForm("phone");
    return [this.formLine(), this.aboutLine(), this.line(), keyboard(person.keyboard, this.acts, sharePhone)].filter(Boolean);
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

  openForm(kind) {
    this.form = kind;
    this.show(this.person, { startPayload: null });
    this.element.querySelector(".attach-form input")?.focus();
  }

  formLine() {
    if (this.form === null) return null;
    const kind = this.form;
    const close = () => { this.form = null; this.show(this.person, { startPayload: null }); };
    const send = (values) => { close(); this.acts.sendForm(kind, values); };
    return attachForm(kind, { send, cancel: close });
  }

  async record() {
    const key = this.person.key;
    const over = () => { this.recording = null; this.show(this.person, { startPayload: null }); };
    const finish = (file, duration) => {
      over();
      this.acts.sendFile(file, { key, kind: "voice", caption: "", tells: { duration } });
    };
    try {
      this.recording = await Recording.begin({ finish, cancel: over });
    } catch {
      return this.acts.say(t("noMicrophone"));
    }
    this.show(this.person, { startPayload: null });
  }

  line() {
    this.field = h("textarea", { class: "composer-text", rows: 1, maxlength: 4096, placeholder: t("write"),
      "aria-label": t("write"), oninput: () => this.keep(), onkeydown: (event) => this.key(event) });
    this.field.value = this.drafts.get(this.person.key) ?? "";
    const file = h("input", { type: "file", hidden: true, onchange: () => this.sendFile(file) });
    const chooseFile = (kind, accept) => {
      file.accept = accept;
      file.dataset.kind = kind;
      file.click();
    };
    const openForm = (kind) => this.openForm(kind);
    queueMicrotask(() => this.grow());
    return h("div", { class: "composer-line" },
      attachMenu({ chooseFile, openForm }), file, this.field,
      iconButton("voice", t("record"), () => this.record()),
      iconButton("send", t("send"), () => this.send(), "composer-send"));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.about !== null) {
      this.giveUp();
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      event.preventDefault();
      this.acts.editLast();
    }
  }

  async send() {
    const text = this.field.value;
    if (text.trim() === "") return;
    const about = this.about;
    this.about = null;
    this.write("");
    this.show(this.person, { startPayload: null });
    this.field?.focus();
    const isSent = about?.kind === "edit"
      ? await this.acts.change(about.message.message_id, text)
      : await this.acts.write(text, about?.message.message_id);
    if (!isSent) this.write(text);
  }

  async sendFile(input) {
    const [file] = input.files;
    if (file === undefined) return;
    const { key } = this.person;
    const kind = input.dataset.kind;
    const caption = ["sticker", "video_note"].includes(kind) ? "" : this.field.value.trim();
    if (caption) this.write("");
    input.value = "";
    delete input.dataset.kind;
    await this.acts.sendFile(file, { key, kind, caption, tells: await measured(file, kind) });
  }

  giveUp() {
    if (this.about?.kind === "edit") this.write("");
    this.about = null;
    this.show(this.person, { startPayload: null });
    this.field?.focus();
  }

  write(text) {
    this.drafts.set(this.person.key, text);
    if (this.field !== null) this.field.value = text;
    this.grow();
  }

  keep() {
    this.drafts.set(this.person.key, this.field.value);
    this.grow();
  }

  grow() {
    if (this.field === null) return;
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 216)}px`;
  }
}

function end(words, label, act) {
  return h("div", { class: "composer-end" },
    words && h("p", {}, words),
    label && h("button", { type: "button", class: "main-button", onclick: act }, label));
}

function keyboard(markup, acts, sharePhone) {
  if (!markup) return null;
  return h("div", { class: "keyboard" }, markup.keyboard.map((row) =>
    h("div", { class: "keyboard-row" }, row.map((given) => {
      const button = typeof given === "string" ? { text: given } : given;
      const press = () => (button.request_contact ? sharePhone() : acts.write(button.text));
      return h("button", { type: "button", class: "keyboard-button", onclick: press }, button.text);
    }))));
}
