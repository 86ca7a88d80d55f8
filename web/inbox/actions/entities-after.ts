import type { EntityCard } from "#shared/wire.ts";

/** The formatting that a change of the words leaves whole: what lies before the changed part, and what lies after. */
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
  const shift = after.length - before.length;
  return entities.flatMap((entity) => {
    if (entity.offset + entity.length <= head) return [entity];
    if (entity.offset >= before.length - tail) return [{ ...entity, offset: entity.offset + shift }];
    return [];
  });
}
