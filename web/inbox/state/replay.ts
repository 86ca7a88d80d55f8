// What the window does with a snapshot and a log, without any window: for those who want to know whether an old
// state and the events since make a fresh state.
import type { EventsFrame } from "#shared/events.ts";
import type { HistoryPage, ListFilter, View, WindowPage } from "#shared/wire.ts";
import { apply } from "./apply.ts";
import { canonical, canonicalPair } from "./canonical.ts";
import { applyFrame } from "./frame.ts";
import { fromHistory, withThread } from "./from-history.ts";
import { fromWindow } from "./from-window.ts";
import type { State } from "./state.ts";
import { allOf } from "./view.ts";

export { apply, applyFrame, canonical, canonicalPair, fromHistory, fromWindow, withThread };

type Order =
  | {
      readonly do: "window";
      readonly as: string;
      readonly page: WindowPage;
      readonly view: View;
      readonly filter?: Partial<ListFilter>;
    }
  | { readonly do: "history"; readonly as: string; readonly page: HistoryPage }
  | { readonly do: "frame"; readonly as: string; readonly frame: EventsFrame }
  | { readonly do: "canonical"; readonly as: string }
  | { readonly do: "pair"; readonly one: string; readonly other: string };

/**
 * Takes one order a line as JSON, under names of the caller's choice, and answers each with one line:
 * `{"seq"}`, for a frame `{"seq", "gap"}`, for `canonical` the text itself, for `pair` a list of both texts.
 */
export async function speak(lines: AsyncIterable<string>, write: (line: string) => void): Promise<void> {
  const states = new Map<string, State>();
  for await (const line of lines) if (line.trim()) write(JSON.stringify(answer(states, JSON.parse(line))));
}

function answer(states: Map<string, State>, order: Order): unknown {
  switch (order.do) {
    case "window":
      return kept(states, order.as, fromWindow(order.page, { ...allOf(order.view), ...order.filter }));
    case "history":
      return kept(states, order.as, withThread(held(states, order.as), fromHistory(order.page)));
    case "frame": {
      const taken = applyFrame(held(states, order.as), order.frame);
      return taken.gap
        ? { seq: held(states, order.as).seq, gap: true }
        : { ...kept(states, order.as, taken.state), gap: false };
    }
    case "canonical":
      return canonical(held(states, order.as));
    case "pair":
      return canonicalPair(held(states, order.one), held(states, order.other));
  }
}

function kept(states: Map<string, State>, name: string, state: State): { readonly seq: number } {
  states.set(name, state);
  return { seq: state.seq };
}

function held(states: Map<string, State>, name: string): State {
  const state = states.get(name);
  if (!state) throw new Error(`there is no state named ${name}`);
  return state;
}
