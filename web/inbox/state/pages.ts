import type { LogEvent } from "#shared/events.ts";
import type { ConversationPage } from "#shared/wire.ts";
import { apply } from "./apply.ts";
import { floorOf, fromPage } from "./from-window.ts";
import { withFurther } from "./ordered-rows.ts";
import type { State } from "./state.ts";
import type { Asked } from "./view.ts";

/** The state with another view in its list. */
export const withView = (state: State, page: ConversationPage, asked: Asked): State => ({
  ...state,
  list: fromPage(page, asked),
  seen: { ...page.seen, ...state.seen },
});

/** The state whose list reaches one page further down. */
export function withNextPage(state: State, page: ConversationPage): State {
  const { sort } = state.list.filter;
  return {
    ...state,
    list: {
      ...state.list,
      rows: withFurther(state.list.rows, page.rows, sort),
      floor: floorOf(page, sort),
      next: page.next,
    },
    seen: { ...page.seen, ...state.seen },
  };
}

/**
 * A page read at `pageSeq` may be older than the state it was put into: what was told since is told to it again,
 * which harms nothing else, because events carry whole cards. Null when the memory of events does not reach back.
 */
export function caughtUp(state: State, pageSeq: number, memory: Memory): State | null {
  if (pageSeq >= state.seq) return state;
  if (pageSeq < memory.after) return null;
  return memory.events.filter(({ seq }) => seq > pageSeq).reduce(apply, state);
}

/** The newest events: everything behind `after`. */
export type Memory = { readonly after: number; readonly events: readonly LogEvent[] };

const REMEMBERED = 500;

export function remember(memory: Memory, events: readonly LogEvent[]): Memory {
  const all = [...memory.events, ...events];
  const forgotten = all.slice(0, Math.max(0, all.length - REMEMBERED));
  return { after: forgotten.at(-1)?.seq ?? memory.after, events: all.slice(forgotten.length) };
}
