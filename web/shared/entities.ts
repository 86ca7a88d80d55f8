import type { EntityCard } from "./wire.ts";

/** A stretch of text with everything that lies on it. */
export type Run = { readonly text: string; readonly styles: readonly string[]; readonly href: string | null };

/**
 * Text cut where formatting begins or ends. Offsets are UTF-16 units, as strings here are measured; what reaches
 * over the end is cut off. Addresses that nobody marked are found as well.
 */
export function runsOf(text: string, entities: readonly EntityCard[]): readonly Run[] {
  const marked = entities.filter(({ offset, length }) => length > 0 && offset >= 0 && offset < text.length);
  const all = [...marked, ...foundLinks(text, marked)];
  const cuts = new Set([0, text.length]);
  for (const { offset, length } of all) {
    cuts.add(offset);
    cuts.add(Math.min(text.length, offset + length));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => runBetween(text, edges[index] ?? 0, end, all));
}

function runBetween(text: string, start: number, end: number, entities: readonly EntityCard[]): Run {
  const over = entities.filter(({ offset, length }) => offset <= start && offset + length >= end);
  const part = text.slice(start, end);
  const hrefs = over.map((entity) =>
    hrefOf(entity, text.slice(entity.offset, entity.offset + entity.length)),
  );
  return {
    text: part,
    styles: [...new Set(over.map(({ type }) => type))],
    href: hrefs.find((href) => href !== null) ?? null,
  };
}

function hrefOf(entity: EntityCard, words: string): string | null {
  if (entity.type === "text_link") return safeHref(entity.url ?? "");
  if (entity.type === "link")
    return safeHref(entity.url || (SCHEME.test(words) ? words : `https://${words}`));
  if (entity.type === "email") return safeHref(`mailto:${words}`);
  if (entity.type === "phone") return safeHref(`tel:${words.replace(/[^+\d]/g, "")}`);
  return null;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HARMLESS = new Set(["http:", "https:", "mailto:", "tel:"]);

/** An address that is safe to put under a press; null for scripts and other surprises. */
export function safeHref(address: string): string | null {
  try {
    const url = new URL(address);
    return HARMLESS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'«»]+/gi;
const TRAILING = /[.,;:!?)\]}…]+$/;

function foundLinks(text: string, marked: readonly EntityCard[]): readonly EntityCard[] {
  return [...text.matchAll(ADDRESS)]
    .map((match) => ({
      type: "link",
      offset: match.index,
      length: withoutTrailing(match[0]).length,
      url: null,
    }))
    .filter((found) => !marked.some((other) => overlaps(found, other)));
}

/** Punctuation after an address belongs to the sentence, but a closing bracket may belong to the address. */
function withoutTrailing(address: string): string {
  const cut = address.replace(TRAILING, "");
  const rest = address.slice(cut.length);
  return rest.startsWith(")") && cut.includes("(") && !cut.includes(")") ? `${cut})` : cut;
}

const overlaps = (a: EntityCard, b: EntityCard): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;
