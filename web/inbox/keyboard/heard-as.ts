import { type KeyedDeed, type Place, SHORTCUTS } from "./table.ts";

/** How a key event is written in the table. */
export function pressOf(event: KeyboardEvent): string {
  return [
    (event.ctrlKey || event.metaKey) && "Ctrl",
    event.altKey && "Alt",
    event.shiftKey && "Shift",
    event.code,
  ]
    .filter(Boolean)
    .join("+");
}

/** What of a place a key means there; `before` is the press just before it, for those that go one after the other. */
export function heardAs<P extends Place>(
  place: P,
  event: KeyboardEvent,
  before: string | null = null,
): KeyedDeed<P> | undefined {
  const press = pressOf(event);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const isMeant = (wanted: string) =>
    wanted === press ||
    (before !== null && wanted === `${before} ${press}`) ||
    (isPlain && wanted.length === 1 && wanted === event.key);
  const lines = Object.entries<{ readonly presses: readonly string[] }>(SHORTCUTS[place]);
  return lines.find(([, { presses }]) => presses.some(isMeant))?.[0] as KeyedDeed<P> | undefined;
}
