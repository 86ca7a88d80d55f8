import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTyped } from "./typed.ts";
import type { BrowserFrame } from "./wire.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function field(isWanted: boolean) {
  const sent: BrowserFrame[] = [];
  const typed = openTyped({
    now: () => Date.now(),
    isWanted: () => isWanted,
    send: (frame) => sent.push(frame) > 0,
  });
  return { sent, typed };
}

test("a house that did not ask hears that somebody types, never what", () => {
  const { sent, typed } = field(false);
  typed.write("Мой пар");
  vi.advanceTimersByTime(500);
  typed.write("Мой пароль");
  vi.advanceTimersByTime(5_000);
  expect(sent).toEqual([{ type: "typing" }]);
});

test("a house that asked hears the words, every two seconds and at the end of a burst", () => {
  const { sent, typed } = field(true);
  for (const text of ["Г", "Гд", "Где", "Где з", "Где заказ"]) {
    typed.write(text);
    vi.advanceTimersByTime(300);
  }
  expect(sent).toEqual([{ type: "typing", text: "Г" }]);
  vi.advanceTimersByTime(2_000);
  expect(sent[sent.length - 1]).toEqual({ type: "typing", text: "Где заказ" });
  expect(sent).toHaveLength(2);
});

test("words that were sent are not told again, words that were cleared are taken back", () => {
  const { sent, typed } = field(true);
  typed.write("Где");
  typed.write("Где заказ?");
  typed.forget();
  vi.advanceTimersByTime(5_000);
  expect(sent).toEqual([{ type: "typing", text: "Где" }]);
  typed.write("Ой");
  vi.advanceTimersByTime(2_000);
  typed.write("");
  expect(sent[sent.length - 1]).toEqual({ type: "typing", text: "" });
});

test("of long words the end is told", () => {
  const { sent, typed } = field(true);
  typed.write(`${"а".repeat(600)}конец`);
  const [frame] = sent;
  expect(frame?.type === "typing" && frame.text?.length).toBe(500);
  expect(frame?.type === "typing" && frame.text?.endsWith("конец")).toBe(true);
});
