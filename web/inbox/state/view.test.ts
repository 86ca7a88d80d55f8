import { expect, test } from "vitest";
import type { ConversationRow, View } from "#shared/wire.ts";
import { boris, row } from "../testing/cast.ts";
import { allOf, belongs, VIEWS } from "./view.ts";

const viewsOf = (one: ConversationRow): readonly View[] =>
  VIEWS.filter((view) => belongs(one, allOf(view), boris.id, {}));

test("a matter stands wherever it belongs", () => {
  expect(viewsOf(row({ id: 1 }))).toEqual(["open", "unassigned", "waiting", "all"]);
  expect(viewsOf(row({ id: 1, status: "closed", assignee_id: boris.id }))).toEqual(["closed", "all"]);
});

test("spam stands in its own view only, open or closed", () => {
  expect(viewsOf(row({ id: 1, spam: true, status: "open" }))).toEqual(["spam"]);
  expect(viewsOf(row({ id: 1, spam: true, status: "closed" }))).toEqual(["spam"]);
});

test("a matter that was joined into another stands nowhere, unless it is spam", () => {
  expect(viewsOf(row({ id: 1, status: "closed", close_reason: "joined" }))).toEqual([]);
  expect(viewsOf(row({ id: 1, status: "closed", close_reason: "operator" }))).toEqual(["closed", "all"]);
});

test("where I am named and have not looked stands among my mentions", () => {
  expect(belongs(row({ id: 1 }), allOf("mentions"), boris.id, { 1: 2 })).toBe(true);
  expect(belongs(row({ id: 2 }), allOf("mentions"), boris.id, { 1: 2 })).toBe(false);
});
