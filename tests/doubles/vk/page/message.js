// One message as a bubble: words, what is attached, buttons, and what a person can do with it.
import { attachmentElement, contentOf, lineElement } from "./attachment.js";
import { h, icon, iconButton } from "./elements.js";
import { knows, t, timeOf } from "./words.js";

const LIKE = 1;

export function preview(message) {
  const { raw } = message;
  if (message.text) return message.text;
  if (raw.attachments.length > 0) return kindOf(raw.attachments[0].type);
  if (raw.geo) return t("geo");
  return t((raw.fwd_messages ?? []).length > 0 ? "forwards" : "other");
}

function kindOf(kind) {
  return t(knows(kind) ? kind : "other");
}

export function messageElement(message, { isNext, isRead, nameOf, onEdit, onReply, onPress, onLike }) {
  const { raw } = message;
  const isBare = !message.text && raw.attachments.length === 1 && raw.attachments[0].type === "sticker";
  const hasPicture = raw.attachments.some((one) => ["photo", "video", "graffiti"].includes(one.type));
  const bubble = h("div", { class: `bubble${hasPicture ? " has-picture" : ""}${isBare ? " is-bare" : ""}` },
    message.admin && h("span", { class: "admin-name" }, message.admin),
    raw.reply_message && quoted(raw.reply_message, nameOf),
    message.text && h("span", { class: "words" }, linked(message.text)),
    raw.attachments.length > 0 && h("div", { class: "attachments" }, raw.attachments.map(attachmentElement)),
    raw.geo && lineElement("place", t("geo"), placeOf(raw.geo)),
    (raw.fwd_messages ?? []).map((one) => quoted(one, nameOf)),
    about(message, isRead));
  const acts = h("div", { class: "acts" },
    iconButton("reply", t("reply"), () => onReply(message)),
    !message.is_mine && iconButton("smile", t("like"), () => onLike(message, isLiked(message) ? null : LIKE)),
    message.is_mine && message.text && iconButton("edit", t("edit"), () => onEdit(message)));
  const classes = `message${message.is_mine ? " is-mine" : ""}${isNext ? " is-next" : ""}`;
  return h("div", { class: classes, "data-id": message.message_id },
    h("div", { class: "message-body" }, bubble, inlineButtons(message, onPress)), acts);
}

function about(message, isRead) {
  const liked = Object.keys(message.reactions).length;
  return h("span", { class: "about" },
    liked > 0 && h("span", { class: "liked", title: t("like") }, icon("smile"), String(liked)),
    message.raw.update_time && h("span", { title: message.versions.join("\n") }, t("edited")),
    h("time", {}, timeOf(new Date(message.raw.date * 1000))),
    message.is_mine && h("span", { class: "tick", title: t(isRead ? "read" : "sent") }, icon(isRead ? "read" : "sent")));
}

function isLiked(message) {
  return Object.keys(message.reactions).some((who) => Number(who) > 0);
}

function placeOf(geo) {
  return `${geo.coordinates.latitude}, ${geo.coordinates.longitude}`;
}

// A message inside another one may hold further ones.
function quoted(raw, nameOf) {
  return h("div", { class: "quoted" },
    h("span", { class: "quoted-name" }, nameOf(raw.from_id)),
    raw.text && h("span", { class: "words" }, raw.text),
    (raw.attachments ?? []).map(attachmentElement),
    raw.geo && lineElement("place", t("geo"), placeOf(raw.geo)),
    (raw.fwd_messages ?? []).map((one) => quoted(one, nameOf)),
    !contentOf(raw) && t("other"));
}

// Addresses become links; everything else stays words.
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 0 ? part : h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part));
}

function inlineButtons(message, onPress) {
  const keyboard = message.raw.keyboard;
  if (!keyboard?.inline) return null;
  return h("div", { class: "buttons" }, buttonRows(keyboard, (button) => onPress(button, message.message_id)));
}

export function buttonRows(keyboard, onPress) {
  return keyboard.buttons.map((row) => h("div", { class: "button-row" }, row.map((button) => buttonOf(button, onPress))));
}

function buttonOf({ action, color }, onPress) {
  const label = action.label ?? (action.type === "location" ? t("geo") : t("other"));
  if (action.type === "open_link") {
    const isSafe = /^https?:\/\//i.test(action.link);
    return h("a", { class: "vk-button", href: isSafe ? action.link : null, target: "_blank", rel: "noopener noreferrer" }, label);
  }
  const classes = `vk-button is-${/^\w+$/.test(color ?? "") ? color : "default"}`;
  return h("button", { type: "button", class: classes, onclick: () => onPress(action.label ?? action.type) }, label);
}
