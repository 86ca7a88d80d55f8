import { beforeAll, expect, test } from "vitest";
import type { GlueCard } from "#shared/wire.ts";
import { anna, minute, pavel } from "../testing/cast.ts";
import { actIn, actWords, evidenceWords, refusedGlue, undoingWords } from "./acts.ts";
import { speakIn } from "./t.ts";

beforeAll(() => speakIn("ru"));

const act = (over: Partial<GlueCard> = {}): GlueCard => ({
  id: 12,
  act: "glue",
  evidence: { kind: "deep_link", grade: "certain", params: {} },
  absorbed: pavel,
  into: anna,
  operator_id: null,
  at: minute(0),
  undone_at: null,
  undone_by: null,
  undoable: true,
  undone_because: null,
  chosen: {},
  ...over,
});

test("a line of the house names its act, and whether it is the deed or its end", () => {
  expect(actIn({ code: "glued", glue_id: "12" })).toEqual({ id: 12, isDeed: true });
  expect(actIn({ code: "unglued", glue_id: "12" })).toEqual({ id: 12, isDeed: false });
  expect(actIn({ code: "closed" })).toBeNull();
  expect(actIn(null)).toBeNull();
});

test("evidence is told with the site where we know it", () => {
  expect(evidenceWords("deep_link")).toBe("по ссылке из чата на сайте");
  expect(evidenceWords("deep_link", { site: "Лампы" })).toBe("по ссылке из чата на сайте «Лампы»");
  expect(evidenceWords("never_heard_of")).toBe("");
});

test("a move is told from where one stands", () => {
  expect(actWords(act(), anna.id)).toBe("«Павел» и «Анна» склеены");
  expect(actWords(act({ act: "move_identity" }), anna.id)).toBe("Аккаунт перенесён сюда от «Павел»");
  expect(actWords(act({ act: "move_identity" }), pavel.id)).toBe("Аккаунт перенесён к «Анна»");
});

test("what taking it back will do is said before it is done", () => {
  expect(undoingWords(act())).toContain("«Павел» вернутся на свою карточку");
  expect(undoingWords(act({ act: "move_messages" }))).toContain("снова окажется у «Павел»");
});

test("a refused glue says why, and whom it would have joined where a person may decide", () => {
  const line = { code: "link_refused", reason: "said_to_differ", client_id: "7", name: "Вера" };
  expect(refusedGlue(line)).toEqual({
    why: "Раньше кто-то из вас отметил, что это разные люди.",
    other: { id: 7, name: "Вера", hue: 0, picture_url: null },
  });
  const numbers = { reason: "different_own_numbers", one: "+79161234500", other: "+79161234501" };
  expect(refusedGlue({ ...line, ...numbers, final: "yes" })).toEqual({
    why: "Склеить нельзя: мессенджер подтвердил у них разные номера (+7 916 123-45-00 и +7 916 123-45-01).",
    other: null,
  });
  expect(refusedGlue({ code: "glued", glue_id: "1" })).toBeNull();
});
