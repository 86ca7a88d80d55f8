import { expect, test } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import { minute, row, windowPage } from "../testing/cast.ts";
import { applyFrame } from "./frame.ts";
import { fromWindow } from "./from-window.ts";
import { allOf } from "./view.ts";

const state = fromWindow(windowPage([row({ id: 1 })]), allOf("open"));

const assigned = (seq: number, assignee_id: number): LogEvent => ({
  seq,
  at: minute(1),
  kind: "conversation.changed",
  body: { conversation: row({ id: 1, assignee_id, revision: seq }) },
});

test("a frame moves the window to its end, also past what this socket may not see", () => {
  const taken = applyFrame(state, { type: "events", after: 100, upto: 105, events: [assigned(102, 7)] });
  expect(taken.gap ? null : [taken.state.seq, taken.state.list.rows[0]?.assignee_id]).toEqual([105, 7]);
});

test("a frame that begins behind what I have tells of a gap and changes nothing", () => {
  expect(applyFrame(state, { type: "events", after: 101, upto: 102, events: [assigned(102, 7)] })).toEqual({
    gap: true,
  });
});

test("a frame told again is passed over", () => {
  const taken = applyFrame(state, { type: "events", after: 90, upto: 100, events: [assigned(95, 7)] });
  expect(taken.gap ? null : taken.state).toBe(state);
});

test("of a frame that overlaps only the new part counts", () => {
  const events = [assigned(99, 7), assigned(101, 8)];
  const taken = applyFrame(state, { type: "events", after: 98, upto: 101, events });
  expect(taken.gap ? null : taken.state.list.rows[0]?.assignee_id).toBe(8);
});
