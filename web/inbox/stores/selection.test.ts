import { expect, test } from "vitest";
import { message } from "../testing/cast.ts";
import { between, isSelectable } from "./selection.ts";

const hers = (id: number, over = {}) => message({ id, identity_id: 11, ...over });

test("a range holds one account's messages only, whichever end was pressed first", () => {
  const all = [
    hers(1),
    hers(2),
    message({ id: 3, identity_id: 12 }),
    message({ id: 4, direction: "note", identity_id: null }),
    hers(5, { direction: "out" }),
    hers(6),
  ];
  const [, second, , , fifth] = all;
  if (!second || !fifth) throw new Error("nobody wrote");
  expect(between(all, second, fifth).map(({ id }) => id)).toEqual([2, 5]);
  expect(between(all, fifth, second).map(({ id }) => id)).toEqual([2, 5]);
});

test("an album goes as a whole", () => {
  const all = [hers(1), hers(2, { group_key: "a" }), hers(3, { group_key: "a" }), hers(4)];
  const third = all[2];
  if (!third) throw new Error("no album");
  expect(between(all, third, third).map(({ id }) => id)).toEqual([2, 3]);
});

test("what is not here selects nothing", () => {
  expect(between([hers(1)], hers(9), hers(1))).toEqual([]);
});

test("lines of the house and notes are nobody's to move", () => {
  expect(isSelectable(hers(1))).toBe(true);
  expect(isSelectable(message({ id: 2, direction: "note", identity_id: null }))).toBe(false);
  expect(isSelectable(message({ id: 3, direction: "system" }))).toBe(false);
});
