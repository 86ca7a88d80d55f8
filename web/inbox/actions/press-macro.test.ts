import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MacroCard, MacroDeed } from "#shared/wire.ts";
import { tags } from "../stores/attributes.ts";
import { notice } from "../stores/notice.ts";
import { liftAll, withOverlay } from "../stores/overlay.ts";
import { row } from "../testing/cast.ts";
import { afterMacro } from "./after-macro.ts";
import { pressMacro } from "./press-macro.ts";

const house = vi.hoisted(() => ({ hold: 0 }));
vi.mock("../stores/workplace.ts", () => ({
  workplace: { peek: () => ({ undo_send_seconds: house.hold }) },
}));

const before = row({ id: 1, revision: 4, tag_ids: [2, 3] });
const asked: { path: string; method: string; body: Record<string, unknown> }[] = [];
const answers = new Map<string, Response>();

beforeEach(() => {
  liftAll();
  notice.value = null;
  asked.length = 0;
  answers.clear();
  house.hold = 0;
  vi.stubGlobal("fetch", (path: string, { method = "GET", body }: RequestInit) => {
    asked.push({ path, method, body: typeof body === "string" ? JSON.parse(body) : {} });
    const answer = [...answers].find(([end]) => path.includes(end))?.[1];
    return Promise.resolve(answer?.clone() ?? new Response("{}", { status: 500 }));
  });
});
afterEach(() => {
  tags.value = null;
  vi.unstubAllGlobals();
});

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const macro = (...deeds: MacroDeed[]): MacroCard => ({
  id: 7,
  name: "Возврат",
  is_shared: true,
  owner_id: 1,
  deeds,
});
const HIGH: MacroDeed = { do: "priority", priority: "high" };
const CLOSE: MacroDeed = { do: "close" };
const reply = (text: string): MacroDeed => ({ do: "reply", text, entities: [] });
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("all shows at once, and stays when the server has agreed", async () => {
  answers.set("/macros/7", json({ conversation: { ...before, revision: 6 }, stays: [], held: [] }));
  pressMacro(before, macro(HIGH, CLOSE));
  expect(withOverlay(before)).toMatchObject({ priority: "high", status: "closed" });
  expect(notice.value?.text).toBe("macros.done");
  await settled();
  expect(asked[0]).toMatchObject({ path: "/api/conversations/1/macros/7", method: "POST" });
  expect(asked[0]?.body["key"]).toMatch(/^[A-Za-z0-9-]{8,48}$/);
});

test("what is refused is as it was, and the deed is named by its place", async () => {
  const fields = { "deeds.1": "channel_absent" };
  answers.set("/macros/7", json({ code: "channel_absent", title: "", fields }, 409));
  pressMacro(before, macro(HIGH, reply("Вернём")));
  expect(withOverlay(before).priority).toBe("high");
  await settled();
  expect(withOverlay(before).priority).toBe("normal");
  expect(notice.value?.text).toBe("macros.not_done_at");
});

test("a reply in which something is still open is not even asked for", () => {
  pressMacro(before, macro(reply("{{client.order}} едет")));
  expect(asked).toEqual([]);
  expect(notice.value?.refused?.code).toBe("variable_unfilled");
});

test("held words keep the matter open until they go, and are had back with the rest", async () => {
  house.hold = 5;
  answers.set(
    "/macros/7",
    json({ conversation: { ...before, revision: 6 }, stays: ["reply"], held: ["m-k-1"] }),
  );
  answers.set("/undo", json({ undone: [{ ...before, revision: 7 }], kept: [] }));
  answers.set("/replies/m-k-1", json({}));
  pressMacro(before, macro(HIGH, reply("Вернём"), CLOSE));
  expect(withOverlay(before).status).toBe(before.status);
  await settled();
  const undo = notice.value?.undo;
  notice.value = null;
  undo?.();
  await settled();
  await settled();
  expect(asked.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`).sort()).toEqual([
    "DELETE m-k-1",
    "POST 7",
    "POST undo",
  ]);
  expect(notice.value).toBeNull();
});

test("what has gone stays, and that is told", async () => {
  answers.set("/macros/7", json({ conversation: { ...before, revision: 6 }, stays: ["reply"], held: [] }));
  answers.set("/undo", json({ undone: [{ ...before, revision: 7 }], kept: [] }));
  pressMacro(before, macro(HIGH, reply("Вернём")));
  await settled();
  notice.value?.undo?.();
  await settled();
  await settled();
  expect(notice.value?.text).toBe("macros.reply_stays");
});

test("deeds on tags add up, and a later one counts", () => {
  tags.value = [{ id: 5, name: "Возврат", colour: null }] as never;
  const deeds: MacroDeed[] = [
    { do: "tags", add: ["Возврат", "Ничья"], remove: [2] },
    { do: "tags", add: [], remove: [3] },
    { do: "snooze", minutes: "tomorrow_morning" },
  ];
  expect(afterMacro(before, deeds, "morning")).toEqual({
    tag_ids: [5],
    status: "snoozed",
    snoozed_until: "morning",
  });
});
