import { beforeEach, expect, test } from "vitest";
import { speakIn } from "../../words/t.ts";
import { amberTrouble, redTrouble } from "./trouble.ts";

const MARKS = { waiting_amber_minutes: 5, waiting_red_minutes: 15 };

beforeEach(() => speakIn("en"));

test.each([
  [1, true],
  [14, true],
  [15, false],
  [60, false],
])("amber at %i minutes comes before red: %s", (minutes, fits) => {
  expect(amberTrouble(minutes, MARKS) === null).toBe(fits);
});

test.each([
  [5, false],
  [6, true],
])("red at %i minutes comes after amber: %s", (minutes, fits) => {
  expect(redTrouble(minutes, MARKS) === null).toBe(fits);
});
