import { beforeEach, expect, test } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import { minute, row } from "../testing/cast.ts";
import { lay, lift, liftAll, liftTold, settle, withOverlay } from "./overlay.ts";

beforeEach(liftAll);

const told = (revision: number): LogEvent => ({
  seq: revision,
  at: minute(0),
  kind: "conversation.changed",
  body: { conversation: row({ id: 1, revision }) },
});

const before = row({ id: 1, revision: 4 });
const isLaid = () => withOverlay(before).status === "closed";

test("a press is answered in the same frame", () => {
  lay(before, { status: "closed" });
  expect(isLaid()).toBe(true);
  expect(withOverlay(row({ id: 2 })).status).toBe("waiting");
});

test("should the server refuse, the row is what it was", () => {
  lay(before, { status: "closed" });
  lift(1);
  expect(withOverlay(before)).toBe(before);
});

test("the overlay goes when the log has caught up, not before", () => {
  lay(before, { status: "closed" });
  settle(1, 6);
  liftTold([told(5)]);
  expect(isLaid()).toBe(true);
  liftTold([told(6)]);
  expect(isLaid()).toBe(false);
});

test("the log may be faster than the answer", () => {
  lay(before, { status: "closed" });
  liftTold([told(5)]);
  expect(isLaid()).toBe(true);
  settle(1, 5);
  expect(isLaid()).toBe(false);
});

test("an answer without a row is good until the next word about it", () => {
  lay(before, { status: "closed" });
  settle(1, undefined);
  liftTold([told(5)]);
  expect(isLaid()).toBe(false);
});
