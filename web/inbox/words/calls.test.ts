import { beforeEach, describe, expect, test } from "vitest";
import { attempt, call, minute } from "../testing/cast.ts";
import { atClients, attemptsWords, callLine, dueWords, endWords, wantedWords } from "./calls.ts";
import { clockTime } from "./dates.ts";
import { counted, speakIn } from "./t.ts";

const NOW = Date.parse(minute(0));
const clock = (at: number) => clockTime(minute(at));

describe("in Russian", () => {
  beforeEach(() => speakIn("ru"));

  test.each([
    [call(1, -25), "просрочено на 25 мин"],
    [call(1, -3, { wanted: "now" }), "ждёт 3 мин"],
    [call(1, -3, { wanted: "now", attempts: [attempt("busy", -9)] }), "просрочено на 3 мин"],
    [call(1, 13), "через 13 мин"],
    [call(1, 130), "через 2 ч"],
    [call(1, 3 * 24 * 60), ""],
  ])("%o is told by how late or how soon it is", (card, words) => {
    expect(dueWords(card, NOW)).toBe(words);
  });

  test("what they wished is told as they chose it", () => {
    expect(wantedWords(call(1, 30), NOW)).toBe(`${clock(30)}–${clock(60)}`);
    expect(wantedWords(call(1, 30, { wanted: "now" }), NOW)).toBe("просит позвонить сейчас");
    expect(wantedWords(call(1, 24 * 60, { wanted: "day" }), NOW)).toBe("завтра, в любое время");
    expect(wantedWords(call(1, 30, { wanted: "operator", wanted_until: null }), NOW)).toBe(clock(30));
  });

  test.each([
    [1, "1 попытка"],
    [2, "2 попытки"],
    [5, "5 попыток"],
    [21, "21 попытка"],
  ])("%i takes its own form", (count, words) => {
    expect(counted("calls.attempts", count)).toBe(words);
  });

  test("attempts are counted from the second on, and the last is told", () => {
    expect(attemptsWords(call(1, 0), NOW)).toBe("");
    expect(attemptsWords(call(1, 0, { attempts: [attempt("busy", -9)] }), NOW)).toBe(`Занято ${clock(-9)}`);
    const twice = call(1, 0, { attempts: [attempt("busy", -9), attempt("no_answer", -5)] });
    expect(attemptsWords(twice, NOW)).toBe(`2 попытки · Не ответили ${clock(-5)}`);
  });

  test("how it ended is told in words", () => {
    expect(endWords(call(1, 0))).toBeNull();
    expect(endWords(call(1, 0, { state: "cancelled" }))).toBe("Отменён");
    expect(endWords(call(1, 0, { state: "done", outcome: "refused" }))).toBe("Отказ");
  });

  test("a line of the history says what happened, with its times as they are here", () => {
    const rung = { code: "callback.attempt", callback_id: "1", outcome: "no_answer", next_at: minute(15) };
    expect(callLine(rung, NOW)).toBe(`Звонок: не ответили. Снова в очереди: ${clock(15)}`);
    const moved = { code: "callback.moved", by: "client", wanted: "operator", wanted_from: minute(40) };
    expect(callLine(moved, NOW)).toBe(`Клиент перенёс звонок: ${clock(40)}`);
    expect(callLine({ code: "callback.cancelled", by: "operator" }, NOW)).toBe("Звонок отменён");
    const again = { code: "callback.asked_again", name: "Анна", wanted: "operator", wanted_from: minute(40) };
    expect(callLine({ ...again, extension: "12" }, NOW)).toBe(
      `Просят перезвонить ещё раз: Анна, доб. 12, ${clock(40)}`,
    );
    expect(callLine({ code: "glued" }, NOW)).toBeNull();
  });
});

describe("the client's clock", () => {
  beforeEach(() => speakIn("en"));
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

  test("is not told where it says the same", () => {
    expect(atClients(minute(0), here)).toBeNull();
  });

  test("is told with its day where that is another", () => {
    // At least one of the two ends of the world has another date than this place.
    const ends = ["Pacific/Kiritimati", "Pacific/Niue"].map((zone) => atClients(minute(0), zone));
    expect(ends.some((words) => /^[A-Z][a-z]{2} \d\d:\d\d at the client's$/.test(words ?? ""))).toBe(true);
    expect(ends.some((words) => words === null)).toBe(false);
  });

  test("is not guessed for a zone that nobody knows", () => {
    expect(atClients(minute(0), "Mars/Olympus")).toBeNull();
  });
});
