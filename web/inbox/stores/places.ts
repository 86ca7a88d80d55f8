// Where the reader was in each history when they left it.
import type { CacheSnapshot } from "virtua";

/** The entry that stood at the top, how far it had been scrolled past, and how high things were. */
export type Left = {
  readonly key: string;
  readonly past: number;
  readonly sizes: CacheSnapshot | undefined;
  /** First, last and number of the entries whose sizes those are. */
  readonly of: string;
};

const KEPT = 24;

const places = new Map<number, Left>();

export const placeLeft = (clientId: number): Left | undefined => places.get(clientId);

/** Remembers a place; without one the reader was at the end, which needs none. */
export function leavePlace(clientId: number, left: Left | null): void {
  places.delete(clientId);
  if (!left) return;
  places.set(clientId, left);
  const [oldest] = places.keys();
  if (places.size > KEPT && oldest !== undefined) places.delete(oldest);
}
