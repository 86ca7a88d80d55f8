import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Activity } from "./activity.ts";

const said: unknown[] = [];
let activity: Activity | null = null;
let visibility = "visible";

const begins = (): Activity => {
  activity = new Activity((frame) => said.push(frame));
  return activity;
};
const active = (ago: number) => ({ type: "activity", state: "active", ago });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility as "visible");
  visibility = "visible";
  said.length = 0;
});

afterEach(() => {
  activity?.end();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a page that is opened in front of somebody is touched", () => {
  begins().introduce();
  expect(said).toEqual([active(0)]);
});

test("a page that is opened in the background is not", () => {
  visibility = "hidden";
  const one = begins();
  one.introduce();
  dispatchEvent(new Event("pointermove"));
  expect(said).toEqual([]);
  visibility = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  expect(said).toEqual([active(0)]);
});

test("many touches are told at most every twenty seconds", () => {
  begins().introduce();
  for (let second = 0; second < 60; second += 1) {
    vi.advanceTimersByTime(1000);
    dispatchEvent(new Event("keydown"));
  }
  expect(said).toEqual([active(0), active(0), active(0), active(0)]);
});

test("the first touch after a pause is told at once", () => {
  begins().introduce();
  vi.advanceTimersByTime(600_000);
  expect(said).toHaveLength(1);
  dispatchEvent(new Event("pointerdown"));
  expect(said).toHaveLength(2);
});

test("a socket that came back by itself hears how long ago it was", () => {
  const one = begins();
  vi.advanceTimersByTime(400_000);
  one.introduce();
  expect(said).toEqual([active(400)]);
});

test("a pointer that lies still while the page moves below it is nobody", () => {
  begins().introduce();
  const moves = (screenX: number) => dispatchEvent(new PointerEvent("pointermove", { screenX, screenY: 1 }));
  moves(1);
  vi.advanceTimersByTime(60_000);
  moves(1);
  expect(said).toHaveLength(1);
  moves(2);
  expect(said).toHaveLength(2);
});
