import { expect, test } from "vitest";
import { chanceOf } from "../testing/chance.ts";
import { House } from "../testing/house.ts";
import { canonicalPair } from "./canonical.ts";
import { applyFrame } from "./frame.ts";
import { fromHistory, withThread } from "./from-history.ts";
import { fromWindow } from "./from-window.ts";
import type { State } from "./state.ts";
import { type Asked, allOf, VIEWS } from "./view.ts";

const ANNA = 1;

const fresh = (house: House, asked: Asked): State =>
  withThread(fromWindow(house.freshWindow(asked), asked), fromHistory(house.freshHistory(ANNA)));

const followed = (state: State, house: House): State =>
  house.framesSince(state.seq).reduce((old, frame) => {
    const taken = applyFrame(old, frame);
    if (taken.gap) throw new Error("the house leaves no gaps");
    return taken.state;
  }, state);

function converges(asked: Asked, seeds: number): void {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const house = new House(chanceOf(seed));
    for (let past = 0; past < 30; past += 1) house.happen();
    let state = fresh(house, asked);
    for (let round = 0; round < 12; round += 1) {
      for (let act = 0; act < 5; act += 1) house.happen();
      state = followed(state, house);
      const [applied, anew] = canonicalPair(state, fresh(house, asked));
      expect(JSON.parse(applied), `seed ${seed}, round ${round}`).toEqual(JSON.parse(anew));
    }
  }
}

test.each(VIEWS)(
  "whatever happens, an old window on %s and the events since show what a fresh one shows",
  (view) => converges(allOf(view), 25),
);

const NARROWED: readonly Partial<Asked>[] = [
  {},
  { channel_id: 1 },
  { team_id: 1 },
  { tag_id: 2 },
  { assignee_id: 2 },
  { priority: "urgent" },
];

test.each(VIEWS)("and so it is with %s in every order, narrowed down in every way", (view) => {
  for (const sort of ["newest", "waiting", "priority"] as const)
    for (const narrowed of NARROWED) converges({ ...allOf(view), ...narrowed, sort }, 4);
});
