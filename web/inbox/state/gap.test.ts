import { expect, test } from "vitest";
import { chanceOf } from "../testing/chance.ts";
import { House } from "../testing/house.ts";
import { canonicalPair } from "./canonical.ts";
import { applyFrame } from "./frame.ts";
import { fromHistory, withEarlier, withLater, withThread } from "./from-history.ts";
import { fromWindow } from "./from-window.ts";
import type { State, Thread } from "./state.ts";
import { newestOf, TAIL } from "./stretch.ts";
import { allOf } from "./view.ts";

const ANNA = 1;
const ALL = allOf("open");

const windowOf = (house: House): State => fromWindow(house.freshWindow(ALL), ALL);

const followed = (state: State, house: House): State =>
  house.framesSince(state.seq).reduce((old, frame) => {
    const taken = applyFrame(old, frame);
    if (taken.gap) throw new Error("the house leaves no gaps");
    return taken.state;
  }, state);

const annas = (state: State): Thread => {
  const thread = state.threads[ANNA];
  if (!thread) throw new Error("Anna's thread is open");
  return thread;
};

const whole = (house: House): State => withThread(windowOf(house), fromHistory(house.historyFrom(ANNA, 0)));

/** Reads on until the newest is there. */
function readToTheEnd(state: State, house: House): State {
  const thread = annas(state);
  if (thread.ceiling === null) return state;
  const page = house.historyAfter(ANNA, thread.ceiling);
  return readToTheEnd(withThread(state, withLater(thread, page, thread.ceiling)), house);
}

function readToTheBeginning(state: State, house: House): State {
  const thread = annas(state);
  if (thread.floor === null) return state;
  const page = house.historyBefore(ANNA, thread.floor);
  return readToTheBeginning(withThread(state, withEarlier(thread, page, thread.floor)), house);
}

test("a thread that was opened in the middle shows of what happens only what lies within it", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const chance = chanceOf(seed);
    const house = new House(chance);
    for (let past = 0; past < 160; past += 1) house.happen();
    const middle = fromHistory(house.historyFrom(ANNA, Math.floor(chance() * 8)));
    let state = withThread(windowOf(house), middle);
    for (let round = 0; round < 8; round += 1) {
      for (let act = 0; act < 8; act += 1) house.happen();
      state = followed(state, house);
      const anew = readToTheEnd(whole(house), house);
      const [applied, fresh] = canonicalPair(state, anew);
      expect(JSON.parse(applied), `seed ${seed}, round ${round}`).toEqual(JSON.parse(fresh));
      const known = newestOf(annas(state)).slice(-TAIL);
      expect(known).toEqual(annas(anew).messages.slice(-known.length));
    }
    // What lies between is read, and nothing is missing or there twice.
    const read = readToTheBeginning(readToTheEnd(state, house), house);
    const all = readToTheEnd(whole(house), house);
    expect(annas(read).messages, `seed ${seed}`).toEqual(annas(all).messages);
  }
});
