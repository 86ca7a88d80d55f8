import { beforeEach, expect, test, vi } from "vitest";
import type { MacroCard } from "#shared/wire.ts";
import { news } from "./house.ts";
import { learnMacros, macros } from "./macros.ts";

const card = (id: number, name: string, is_shared: boolean): MacroCard => ({
  id,
  name,
  is_shared,
  owner_id: 1,
  deeds: [{ do: "close" }],
});

const told = (is_shared: boolean, ...cards: readonly MacroCard[]) =>
  ({ kind: "macros.changed", body: { is_shared, macros: cards } }) as never;

const names = () => macros.value?.map(({ name }) => name);

beforeEach(async () => {
  const both = [card(1, "Бонус", true), card(2, "Архив", false)];
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ macros: both }))));
  await learnMacros();
});

test("all of a kind is told at once; the other kind stays", () => {
  expect(names()).toEqual(["Архив", "Бонус"]);
  news.value = [told(true, card(3, "Возврат", true))];
  expect(names()).toEqual(["Архив", "Возврат"]);
  news.value = [told(false), told(true, card(2, "Архив", true), card(3, "Возврат", true))];
  expect(macros.value?.map(({ is_shared }) => is_shared)).toEqual([true, true]);
});
