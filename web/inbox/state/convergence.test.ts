import { expect, test } from "vitest";
import type { View } from "#shared/wire.ts";
import { chanceOf } from "../testing/chance.ts";
import { House } from "../testing/house.ts";
import { canonicalPair } from "./canonical.ts";
import { applyFrame } from "./frame.ts";
import { fromHistory, withThread } from "./from-history.ts";
import { fromWindow } from "./from-window.ts";
import type { State } from "./state.ts";
import { VIEWS } from "./view.ts";

const ANNA = 1;

const fresh = (house: House, view: View): State =>
  withThread(
    fromWindow(house.freshWindow(view), { view, channelId: null }),
    fromHistory(house.freshHistory(ANNA)),
  );

const followed = (state: State, house: House): State =>
  house.framesSince(state.seq).reduce((old, frame) => {
    const taken = applyFrame(old, frame);
    if (taken.gap) throw new Error("the house leaves no gaps");
    return taken.state;
  }, state);

test.each(VIEWS)(
  "whatever happens, an old window on %s and the events since show what a fresh one shows",
  (view) => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const house = new House(chanceOf(seed));
      for (let past = 0; past < 30; past += 1) house.happen();
      let state = fresh(house, view);
      for (let round = 0; round < 12; round += 1) {
        for (let act = 0; act < 5; act += 1) house.happen();
        state = followed(state, house);
        const [applied, anew] = canonicalPair(state, fresh(house, view));
        expect(JSON.parse(applied), `seed ${seed}, round ${round}`).toEqual(JSON.parse(anew));
      }
    }
  },
);
