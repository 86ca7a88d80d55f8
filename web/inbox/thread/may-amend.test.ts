import { describe, expect, test } from "vitest";
import type { DeliveryState, MessageCard } from "#shared/wire.ts";
import { boris, marina, message, telegram } from "../testing/cast.ts";
import { isWithClient, mayDelete, mayRewrite } from "./may-amend.ts";

const me = { operator: boris, rights: ["conversations.read", "conversations.answer"] };
const owner = { operator: marina, rights: [...me.rights, "operators.manage"] };
const able = { ...telegram, capabilities: { ...telegram.capabilities, edits: true, deletes: true } };
const site = { ...telegram, capabilities: { ...telegram.capabilities, held_socket: true } };

const ours = (state: DeliveryState, over: Partial<MessageCard> = {}) =>
  message({
    id: 1,
    direction: "out",
    operator_id: boris.id,
    delivery: { id: 1, state, code: null, detail: null, due_at: null, attempts: 1 },
    ...over,
  });

describe("second thoughts", () => {
  test("are for our own words; for colleagues' only whoever manages them", () => {
    expect(mayRewrite(ours("sent"), able, me)).toBe(true);
    expect(mayRewrite(ours("sent", { operator_id: marina.id }), able, me)).toBe(false);
    expect(mayRewrite(ours("sent"), able, owner)).toBe(true);
    expect(mayRewrite(message({ id: 1 }), able, owner)).toBe(false);
  });

  test("about what has gone need a channel that can", () => {
    expect(mayRewrite(ours("sent"), telegram, me)).toBe(false);
    expect(mayDelete(ours("read"), site, me)).toBe(true);
  });

  test("about what has not gone need nobody", () => {
    expect(mayDelete(ours("failed"), telegram, me)).toBe(true);
    expect(isWithClient(ours("failed"))).toBe(false);
  });

  test.each(["sending", "uncertain"] as const)("wait while a message is %s", (state) => {
    expect(mayDelete(ours(state), able, me)).toBe(false);
  });

  test("come too late for what is deleted", () => {
    expect(mayDelete(ours("sent", { deleted_at: "2026-05-12T12:00:00.000000Z" }), able, me)).toBe(false);
  });
});

test("a voice message has no words to change", () => {
  expect(mayRewrite(ours("sent", { text: "" }), able, me)).toBe(false);
});
