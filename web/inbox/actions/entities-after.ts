import type { EntityCard } from "#shared/wire.ts";

/**
 * The formatting that a change of the words leaves: what lies before the changed part and what lies after, what is
 * changed within, and the rest of what lost an end. A mention that is touched is none any more.
 */
export function entitiesAfter(
  before: string,
  after: string,
  entities: readonly EntityCard[],
): readonly EntityCard[] {
  const room = Math.min(before.length, after.length);
  let head = 0;
  while (head < room && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < room - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const rest = before.length - tail;
  const shift = after.length - before.length;
  const isOnlyTaken = after.length - tail === head;
  return entities.flatMap((entity) => {
    const end = entity.offset + entity.length;
    if (end <= head) return [entity];
    if (entity.offset >= rest) return [{ ...entity, offset: entity.offset + shift }];
    if (entity.type === "mention") return [];
    if (entity.offset < head && end > rest) return [{ ...entity, length: entity.length + shift }];
    if (entity.offset < head) return [{ ...entity, length: head - entity.offset }];
    return isOnlyTaken && end > rest ? [{ ...entity, offset: head, length: end - rest }] : [];
  });
}
