// One message as a bubble: words, picture, sound, file, buttons, and what a person can do with it.
import { h, icon, iconButton } from "./elements.js";
import { formatted } from "./formatted.js";
import { currentLanguage, t, timeOf } from "./words.js";

const KINDS = ["photo", "animation", "video", "video_note", "voice", "audio", "sticker", "document", "venue", "location",
  "contact", "dice"];

export function kindOf(raw) {
  if ("text" in raw) return "text";
  return KINDS.find((kind) => kind in raw) ?? "other";
}

export function preview(message) {
  const kind = kindOf(message.raw);
  return message.text || t(kind === "text" ? "other" : kind);
}

export function messageElement(message, { isNext, onPress, ...does }) {
  const { raw } = message;
  const kind = kindOf(raw);
  const bubble = h("div", { class: `bubble${hasPicture(kind) ? " has-picture" : ""}` },
    raw.reply_to_message && answered(raw.reply_to_message),
    kind !== "text" && attachment(kind, raw),
    message.text && h("span", { class: "words" }, formatted(message.text, raw.entities ?? raw.caption_entities)),
    about(message));
  const classes = `message${message.is_mine ? " is-mine" : ""}${isNext ? " is-next" : ""}`;
  return h("div", { class: classes, "data-id": message.message_id },
    h("div", { class: "message-body" }, bubble, buttons(message, onPress)), acts(message, does));
}

export function hasPicture(kind) {
  return ["photo", "animation", "video", "video_note"].includes(kind);
}

export function about(message) {
  return h("span", { class: "about" },
    message.reactions.length > 0 && h("span", { class: "reactions" }, message.reactions.join("")),
    message.raw.edit_date && h("span", { title: message.versions.join("\n") }, t("edited")),
    h("time", {}, timeOf(new Date(message.raw.date * 1000))));
}

// Taking a message back is offered only where `onDelete` is given.
export function acts(message, { onEdit, onReply, onDelete }) {
  return h("div", { class: "acts" },
    iconButton("reply", t("reply"), () => onReply(message)),
    message.is_mine && canBeEdited(kindOf(message.raw)) && iconButton("edit", t("edit"), () => onEdit(message)),
    message.is_mine && onDelete && iconButton("close", t("delete"), () => onDelete(message)));
}

function canBeEdited(kind) {
  return !["sticker", "location", "contact", "dice", "other", "video_note"].includes(kind);
}

function answered(raw) {
  const name = raw.from.is_bot ? raw.from.first_name : t("you");
  return h("div", { class: "answered" },
    h("span", { class: "answered-name" }, name),
    raw.text ?? raw.caption ?? t(kindOf(raw)));
}

export function attachment(kind, raw) {
  switch (kind) {
    case "photo": return picture(raw.photo.at(-1));
    case "sticker": return picture(raw.sticker, t("sticker"));
    case "video": case "video_note": case "animation": return film(raw[kind]);
    case "voice": return sound(raw.voice);
    case "audio": return h("div", {}, trackName(raw.audio), sound(raw.audio));
    case "document": return documentLink(raw.document);
    case "venue": return line("place", raw.venue.title, raw.venue.address);
    case "location": return line("place", t("location"), `${raw.location.latitude}, ${raw.location.longitude}`);
    case "contact": return line("person", raw.contact.first_name, raw.contact.phone_number);
    case "dice": return h("span", { class: "reactions" }, `${raw.dice.emoji} ${raw.dice.value}`);
    default: return h("span", { class: "unknown" }, t("other"));
  }
}

function fileOf(file) {
  return `/control/files/${file.file_id}`;
}

function picture(size, label = t("photo")) {
  const { width, height } = size;
  // Width and height are known before the bytes are: nothing jumps when they come.
  const scale = Math.min(1, 420 / width, 420 / height);
  return h("img", { class: "picture", src: fileOf(size), width: Math.round(width * scale),
    height: Math.round(height * scale), alt: label });
}

function film(file) {
  const isRound = file.length !== undefined;
  return h("video", { class: `picture${isRound ? " is-round" : ""}`, controls: true, preload: "metadata",
    src: fileOf(file), width: file.width ?? file.length, height: file.height ?? file.length });
}

function sound(file) {
  return h("audio", { class: "sound", controls: true, preload: "metadata", src: fileOf(file) });
}

function trackName(file) {
  const name = [file.performer, file.title].filter(Boolean).join(" — ") || file.file_name || t("audio");
  return h("span", { class: "attached-name" }, name);
}

function documentLink(file) {
  const size = new Intl.NumberFormat(currentLanguage(), { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });
  return h("a", { class: "attached", href: fileOf(file), download: file.file_name ?? "" },
    icon("file"), h("span", { class: "attached-name" }, file.file_name ?? t("document")),
    h("span", { class: "attached-size" }, size.format(file.file_size / 1024)));
}

function line(name, title, words) {
  return h("span", { class: "attached" }, icon(name), h("span", { class: "attached-name" }, title), h("span", { class: "attached-size" }, words));
}

function buttons(message, onPress) {
  const rows = message.raw.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return h("div", { class: "buttons" }, rows.map((row) =>
    h("div", { class: "button-row" }, row.map((button) => inlineButton(button, message, onPress)))));
}

function inlineButton(button, message, onPress) {
  if (button.url && /^https?:\/\//i.test(button.url)) {
    const link = { class: "inline-button", href: button.url, target: "_blank", rel: "noopener noreferrer" };
    return h("a", { ...link, title: button.url }, h("span", { class: "inline-button-words" }, button.text), icon("out"));
  }
  const press = () => onPress(message, button.callback_data);
  return h("button", { type: "button", class: "inline-button", onclick: press, disabled: !button.callback_data },
    button.text);
}
