import { beforeEach, expect, test, vi } from "vitest";
import { turnsOf } from "./turns.ts";

/** Web Locks for the tabs of one browser, held in memory. */
function locksOfBrowser(): LockManager {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, { signal }: LockOptions, act: () => Promise<unknown>) => {
    const given = new Promise((_, refuse) => signal?.addEventListener("abort", () => refuse(signal.reason)));
    const turn = last.then(() => (signal?.aborted ? undefined : act()));
    last = turn.catch(() => undefined);
    return Promise.race([turn, given]);
  };
  return { request } as unknown as LockManager;
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test("tabs take turns", async () => {
  const locks = locksOfBrowser();
  const [one, other] = [turnsOf("lavka", locks), turnsOf("lavka", locks)];
  const end = await one();
  const second = vi.fn();
  void other().then(second);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(second).not.toHaveBeenCalled();
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect(second).toHaveBeenCalledOnce();
});

test("a tab that sleeps with the turn in its hands does not silence the others", async () => {
  const locks = locksOfBrowser();
  await turnsOf("lavka", locks)();
  const second = vi.fn();
  void turnsOf("lavka", locks)().then(second);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(second).toHaveBeenCalledOnce();
});

test("without locks everybody goes ahead", async () => {
  await expect(turnsOf("lavka", undefined)()).resolves.toBeTypeOf("function");
});
