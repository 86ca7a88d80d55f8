import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hush, NOTICE_LASTS, notice, tell, tellOf, undoLast } from "./notice.ts";

const WAY = { label: "Открыть", act: () => undefined };

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  while (notice.peek()) hush();
  vi.useRealTimers();
});

test("a colleague who calls me does not take my way back away", () => {
  const undo = vi.fn();
  tell("Разговор закрыт.", undo);
  tellOf("Борис упоминает вас", WAY);

  undoLast();

  expect(undo).toHaveBeenCalledOnce();
  expect(notice.peek()?.text).toBe("Борис упоминает вас");
});

test("who calls is told when the way back has ended by itself", () => {
  tell("Разговор закрыт.", vi.fn());
  tellOf("Борис упоминает вас", WAY);
  tellOf("Марина упоминает вас", WAY);

  vi.advanceTimersByTime(NOTICE_LASTS);
  expect(notice.peek()?.text).toBe("Борис упоминает вас");
  vi.advanceTimersByTime(NOTICE_LASTS);
  expect(notice.peek()?.text).toBe("Марина упоминает вас");
  vi.advanceTimersByTime(NOTICE_LASTS);
  expect(notice.peek()).toBeNull();
});

test("taking back where there is nothing to take back leaves the line alone", () => {
  tellOf("Борис упоминает вас", WAY);

  undoLast();

  expect(notice.peek()?.text).toBe("Борис упоминает вас");
});

test("what taking back says of itself stays", () => {
  tell("Склеено", () => tell("Снова порознь"));

  undoLast();

  expect(notice.peek()?.text).toBe("Снова порознь");
});
