import type { EntityCard } from "#shared/wire.ts";

/** Words and what lies on them, by UTF-16 units. */
export type Styled = { readonly text: string; readonly entities: readonly EntityCard[] };

/** Without the space around. */
export function trimmed({ text, entities }: Styled): Styled {
  const words = text.trim();
  const lead = text.length - text.trimStart().length;
  return { text: words, entities: entities.flatMap((entity) => cut(entity, lead, lead + words.length)) };
}

/** One under the other; what is empty leaves no line. */
export function together(parts: readonly Styled[]): Styled {
  return parts
    .filter(({ text }) => text !== "")
    .reduce((above, below) => splice(above, above.text.length, above.text.length, withBreak(above, below)), {
      text: "",
      entities: [],
    });
}

/** With `put` in the place of what stands between. */
export function splice(styled: Styled, from: number, to: number, put: Styled): Styled {
  const shift = put.text.length - (to - from);
  const kept = styled.entities.flatMap((entity) => {
    const end = entity.offset + entity.length;
    if (end <= from) return [entity];
    if (entity.offset >= to) return [{ ...entity, offset: entity.offset + shift }];
    if (entity.type === "mention") return [];
    if (entity.offset < from && end > to) return [{ ...entity, length: entity.length + shift }];
    if (entity.offset < from) return [{ ...entity, length: from - entity.offset }];
    return end > to ? [{ ...entity, offset: from + put.text.length, length: end - to }] : [];
  });
  return {
    text: styled.text.slice(0, from) + put.text + styled.text.slice(to),
    entities: sorted([...kept, ...put.entities.map((one) => ({ ...one, offset: one.offset + from }))]),
  };
}

/** Puts a style on a stretch, or takes it off where all of it has it already. */
export function toggle(
  entities: readonly EntityCard[],
  type: string,
  from: number,
  to: number,
  url?: string,
): readonly EntityCard[] {
  if (from >= to) return entities;
  const others = entities.filter((entity) => entity.type !== type);
  const same = entities.filter((entity) => entity.type === type);
  if (isOn(entities, type, from, to) && url === undefined) {
    const left = same.flatMap((entity) => [...cutOut(entity, from, to)]);
    return sorted([...others, ...left]);
  }
  const apart = same.flatMap((entity) => [...cutOut(entity, from, to)]);
  return sorted([
    ...others,
    ...melted([...apart, { type, offset: from, length: to - from, ...(url && { url }) }]),
  ]);
}

export const isOn = (entities: readonly EntityCard[], type: string, from: number, to: number): boolean =>
  entities.some(
    (entity) =>
      entity.type === type && entity.offset <= from && entity.offset + entity.length >= to && from < to,
  );

/** What of the formatting a channel cannot carry, each kind once. */
export const notCarried = (
  entities: readonly EntityCard[],
  carried: readonly string[],
): readonly string[] => [
  ...new Set(entities.map(({ type }) => type).filter((type) => !carried.includes(type))),
];

const withBreak = (above: Styled, below: Styled): Styled =>
  above.text === ""
    ? below
    : {
        text: `\n${below.text}`,
        entities: below.entities.map((entity) => ({ ...entity, offset: entity.offset + 1 })),
      };

function cut(entity: EntityCard, from: number, to: number): readonly EntityCard[] {
  const begins = Math.max(entity.offset, from);
  const ends = Math.min(entity.offset + entity.length, to);
  return begins < ends ? [{ ...entity, offset: begins - from, length: ends - begins }] : [];
}

function* cutOut(entity: EntityCard, from: number, to: number): Generator<EntityCard> {
  const end = entity.offset + entity.length;
  if (end <= from || entity.offset >= to) yield entity;
  else {
    if (entity.offset < from) yield { ...entity, length: from - entity.offset };
    if (end > to) yield { ...entity, offset: to, length: end - to };
  }
}

/** Stretches of one style that touch are one, unless they lead to different places. */
function melted(entities: readonly EntityCard[]): readonly EntityCard[] {
  const done: EntityCard[] = [];
  for (const entity of sorted(entities)) {
    const last = done.at(-1);
    if (last && last.url === entity.url && last.offset + last.length >= entity.offset) {
      const end = Math.max(last.offset + last.length, entity.offset + entity.length);
      done[done.length - 1] = { ...last, length: end - last.offset };
    } else done.push(entity);
  }
  return done;
}

const sorted = (entities: readonly EntityCard[]): readonly EntityCard[] =>
  [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
