import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConversationRow } from "#shared/wire.ts";
import { notice } from "../stores/notice.ts";
import { liftAll, withOverlay } from "../stores/overlay.ts";
import { row } from "../testing/cast.ts";
import { carryOut, one, takeBack } from "./act.ts";

const before = row({ id: 1, revision: 4 });
const asked: string[] = [];
const answers = new Map<string, Response>();

beforeEach(() => {
  liftAll();
  notice.value = null;
  asked.length = 0;
  answers.clear();
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(answers.get(path.split("/").at(-1) ?? "") ?? new Response("{}", { status: 500 }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** A deed whose answer comes when we say so. */
function slow() {
  let answer: (row: ConversationRow) => void = () => undefined;
  const act = carryOut([{ row: before, patch: { priority: "high" } }], () =>
    one(
      new Promise((resolve) => {
        answer = resolve;
      }),
    ),
  );
  return { act, answer: (given: ConversationRow) => answer(given) };
}

test("taking back waits for the deed itself, and shows at once what will be", async () => {
  const { act, answer } = slow();
  expect(withOverlay(before).priority).toBe("high");
  answers.set("undo", json({ undone: [{ ...before, revision: 6 }], kept: [] }));
  const back = takeBack(act);
  expect(withOverlay(before).priority).toBe("normal");
  expect(asked).toEqual([]);
  answer({ ...before, priority: "high", revision: 5 });
  await back;
  expect(asked).toEqual([`/api/acts/${act.key}/undo`]);
  expect(withOverlay(before).priority).toBe("normal");
});

test("what somebody has built upon is said in words, and the row is as the house has it", async () => {
  const { act, answer } = slow();
  const problem = { code: "act_built_upon", title: "", fields: { changed_by: "", fields: "priority" } };
  answers.set("undo", json(problem, 409));
  answer({ ...before, priority: "high", revision: 5 });
  await takeBack(act);
  expect(notice.value?.text).toBe("act.built_upon");
  expect(withOverlay({ ...before, priority: "urgent", revision: 6 }).priority).toBe("urgent");
});

test("a deed that never happened is not taken back in the house", async () => {
  const act = carryOut([{ row: before, patch: { priority: "high" } }], () => Promise.reject(new Error()));
  await takeBack(act);
  expect(asked).toEqual([]);
  expect(withOverlay(before)).toEqual(before);
});

test("a key fits the header", () => {
  const { act } = slow();
  expect(act.key).toMatch(/^[A-Za-z0-9-]{8,64}$/);
});
