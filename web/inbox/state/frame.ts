import type { EventsFrame } from "#shared/events.ts";
import { apply } from "./apply.ts";
import type { State } from "./state.ts";

/** Either the state after a frame, or the news that something before it was missed. */
export type Taken = { readonly state: State; readonly gap: false } | { readonly gap: true };

/** A frame tells everything in (after, upto]; the part that is known already is passed over. */
export function applyFrame(state: State, frame: EventsFrame): Taken {
  if (frame.after > state.seq) return { gap: true };
  if (frame.upto <= state.seq) return { gap: false, state };
  const applied = frame.events.filter(({ seq }) => seq > state.seq).reduce(apply, state);
  return { gap: false, state: { ...applied, seq: frame.upto } };
}
