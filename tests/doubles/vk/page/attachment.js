// What is attached to a message, drawn by its kind.
import { h, icon } from "./elements.js";
import { knows, t } from "./words.js";

const LARGEST = 380;

export function attachmentElement(attachment) {
  const { type } = attachment;
  const one = attachment[type] ?? {};
  switch (type) {
    case "photo": return picture(one.sizes.at(-1), t("photo"));
    case "story": return one.photo ? picture(one.photo.sizes[2] ?? one.photo.sizes.at(-1), t("story")) : named(type);
    case "graffiti": return picture(one, t("graffiti"));
    case "sticker": return h("img", { class: "sticker", src: here(one.images.at(-1).url), alt: t("sticker"), width: 128, height: 128 });
    case "video": return h("figure", { class: "film" }, picture(one.image[0], t("video")),
      h("figcaption", {}, icon("video"), one.title, h("span", { class: "attached-size" }, lengthOf(one.duration))));
    case "audio_message": return h("audio", { class: "sound", controls: true, src: here(one.link_ogg) });
    case "audio": return lineElement("music", `${one.artist} — ${one.title}`, lengthOf(one.duration));
    case "doc": return documentLink(one);
    case "link": return lineElement("link", one.title, one.caption ?? "");
    case "market": return lineElement("goods", one.title, one.price.text);
    case "wall": return lineElement("post", one.text || t("wall"), t("wall"));
    case "wall_reply": return lineElement("post", one.text, t("wall_reply"));
    case "poll": return lineElement("poll", one.question, one.answers.map((answer) => answer.text).join(" · "));
    case "call": return lineElement("call", t("call"), one.duration ? lengthOf(one.duration) : "");
    case "gift": return lineElement("gift", t("gift"), "");
    default: return named(type);
  }
}

export function contentOf(raw) {
  return raw.text || raw.attachments?.length > 0 || raw.geo || raw.fwd_messages?.length > 0;
}

export function lineElement(name, title, words) {
  return h("span", { class: "attached" }, icon(name), h("span", {}, title), words && h("span", { class: "attached-size" }, words));
}

function named(type) {
  return h("span", { class: "unknown" }, t(knows(type) ? type : "other"));
}

// The links name the host under which VK runs; the page may have been opened by another name.
function here(url) {
  return new URL(url, location.href).pathname;
}

function picture({ url, width, height }, label) {
  // Width and height are known before the bytes are: nothing jumps when they come.
  const scale = Math.min(1, LARGEST / width, LARGEST / height);
  return h("img", { class: "picture", src: here(url), width: Math.round(width * scale), height: Math.round(height * scale),
    alt: label });
}

function documentLink(doc) {
  const size = new Intl.NumberFormat(undefined, { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });
  return h("a", { class: "attached", href: here(doc.url), download: doc.title },
    icon("file"), h("span", {}, doc.title), h("span", { class: "attached-size" }, size.format(doc.size / 1024)));
}

function lengthOf(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
