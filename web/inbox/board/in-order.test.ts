import { expect, test } from "vitest";
import type { OperatorLoad } from "#shared/wire.ts";
import { inOrder } from "./in-order.ts";

const one = (operator_id: number, standing: OperatorLoad["standing"], open = 0): OperatorLoad => ({
  operator_id,
  standing,
  since: "2026-11-22T09:00:00.000000Z",
  open,
  waiting: 0,
  waiting_since: null,
});

test("who is here comes first, and nobody moves because a number does", () => {
  const people = [one(4, "offline"), one(3, "online"), one(2, "away"), one(1, "idle"), one(5, "online", 9)];
  expect(inOrder(people).map(({ operator_id }) => operator_id)).toEqual([3, 5, 1, 2, 4]);
});
