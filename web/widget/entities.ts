import { safeUrl, writtenUrl } from "./links.ts";
import type { Entity } from "./wire.ts";

export type Mark = "strong" | "em" | "u" | "s" | "code" | "pre" | "blockquote";

/** Text as a tree: words, and stretches of it that are marked or lead somewhere. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mark"; readonly mark: Mark; readonly pieces: readonly Piece[] }
  | { readonly kind: "link"; readonly url: string; readonly pieces: readonly Piece[] };

const MARKS: Readonly<Record<string, Mark>> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  quote: "blockquote",
};

/** Entities that make no sense are left out; the words always stay. */
export function piecesOf(text: string, entities: readonly Entity[]): readonly Piece[] {
  const sound = [...entities, ...bareLinks(text, entities)]
    .map((entity) => fitted(text, entity))
    .filter((entity) => entity.length > 0)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  return nested(text, 0, text.length, sound);
}

function nested(text: string, from: number, to: number, entities: readonly Entity[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [outer, ...others] = rest as [Entity, ...Entity[]];
    const end = outer.offset + outer.length;
    if (outer.offset > at) pieces.push({ kind: "text", text: text.slice(at, outer.offset) });
    const inner = others.filter((entity) => entity.offset < end);
    pieces.push(
      ...wrapped(
        text,
        outer,
        nested(
          text,
          outer.offset,
          end,
          inner.map((entity) => cut(entity, end)),
        ),
      ),
    );
    // What reaches over the end of its neighbour goes on behind it.
    rest = [
      ...inner.filter((entity) => entity.offset + entity.length > end).map((entity) => after(entity, end)),
      ...others.filter((entity) => entity.offset >= end),
    ];
    at = end;
  }
  if (at < to) pieces.push({ kind: "text", text: text.slice(at, to) });
  return pieces;
}

function wrapped(text: string, entity: Entity, pieces: readonly Piece[]): readonly Piece[] {
  const mark = MARKS[entity.type];
  if (mark) return [{ kind: "mark", mark, pieces }];
  const url = addressOf(entity, text.slice(entity.offset, entity.offset + entity.length));
  return url === null ? pieces : [{ kind: "link", url, pieces }];
}

function addressOf(entity: Entity, words: string): string | null {
  switch (entity.type) {
    case "text_link":
      return entity.url === null ? null : safeUrl(entity.url);
    case "link":
      return writtenUrl(entity.url ?? words);
    case "email":
      return safeUrl(`mailto:${words}`);
    case "phone":
      return safeUrl(`tel:${words.replace(/[^+\d]/g, "")}`);
    default:
      return null;
  }
}

/** Within the text, and never between the halves of one character. */
function fitted(text: string, entity: Entity): Entity {
  const whole = (at: number) => (isInside(text, at) ? at - 1 : at);
  const from = whole(Math.max(0, Math.trunc(entity.offset)));
  const end = Math.min(text.length, Math.trunc(entity.offset + entity.length));
  const to = isInside(text, end) ? end + 1 : end;
  // Anything but numbers compares as false and drops out.
  return { ...entity, offset: from, length: to > from ? to - from : 0 };
}

const isInside = (text: string, at: number) =>
  /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));

const cut = (entity: Entity, end: number): Entity => ({
  ...entity,
  length: Math.min(entity.length, end - entity.offset),
});

const after = (entity: Entity, end: number): Entity => ({
  ...entity,
  offset: end,
  length: entity.offset + entity.length - end,
});

/** Addresses that stand in the words without anybody having marked them. */
function bareLinks(text: string, entities: readonly Entity[]): readonly Entity[] {
  return [...text.matchAll(/\bhttps?:\/\/[^\s<>"«»]*[^\s<>"«».,:;!?)\]}'…]/gi)]
    .map((match) => ({ type: "link", offset: match.index ?? 0, length: match[0].length, url: null }))
    .filter(({ offset, length }) =>
      entities.every((entity) => entity.offset >= offset + length || entity.offset + entity.length <= offset),
    );
}
