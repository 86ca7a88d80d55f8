// A text with entities as nodes. Offsets count UTF-16 units, just as JavaScript strings do.
import { h } from "./elements.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

export function formatted(text, entities = []) {
  return nodesOf(text, 0, text.length, entities);
}

function nodesOf(text, start, end, entities) {
  const nodes = [];
  let position = start;
  let rest = entities.filter((entity) => entity.offset >= start && entity.offset + entity.length <= end);
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    const stop = entity.offset + entity.length;
    if (entity.offset > position) nodes.push(text.slice(position, entity.offset));
    const inside = others.filter((other) => other.offset < stop);
    nodes.push(shown(entity, text.slice(entity.offset, stop), nodesOf(text, entity.offset, stop, inside)));
    position = stop;
    rest = others.filter((other) => other.offset >= stop);
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

function shown(entity, words, children) {
  if (entity.type in TAGS) return h(TAGS[entity.type], {}, children);
  if (entity.type === "spoiler") return h("span", { class: "spoiler", tabindex: "0" }, children);
  const address = addressOf(entity, words);
  if (address === null) return h("span", {}, children);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

function addressOf(entity, words) {
  const address = { text_link: entity.url, url: words.includes("://") ? words : `https://${words}` }[entity.type];
  return address !== undefined && /^https?:\/\//i.test(address) ? address : null;
}
