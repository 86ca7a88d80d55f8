// Messages of one album: pictures side by side, documents and tracks one under another, as one bubble.
import { h } from "./elements.js";
import { formatted } from "./formatted.js";
import { about, acts, attachment, hasPicture, kindOf } from "./message.js";

export function albumElement(messages, { isNext, onEdit, onReply, onDelete }) {
  const [first] = messages;
  const isTiled = messages.every((message) => hasPicture(kindOf(message.raw)));
  const captioned = messages.filter((message) => message.text);
  const parts = isTiled ? [tiles(messages), ...captioned.map(words)] : messages.flatMap(piece);
  const bubble = h("div", { class: `bubble${isTiled ? " has-picture" : ""}` }, parts, about(messages.at(-1)));
  const classes = `message${first.is_mine ? " is-mine" : ""}${isNext ? " is-next" : ""}`;
  return h("div", { class: classes, "data-id": first.message_id },
    h("div", { class: "message-body" }, bubble), acts(captioned[0] ?? first, { onEdit, onReply, onDelete }));
}

function tiles(messages) {
  return h("div", { class: `tiles of-${Math.min(messages.length, 4)}` },
    messages.map((message) => attachment(kindOf(message.raw), message.raw)));
}

function piece(message) {
  return [attachment(kindOf(message.raw), message.raw), message.text && words(message)].filter(Boolean);
}

function words(message) {
  return h("span", { class: "words" }, formatted(message.text, message.raw.caption_entities));
}
