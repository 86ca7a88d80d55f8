import { expect, test } from "vitest";
import type { VisitorCard } from "#shared/wire.ts";
import { settle } from "./settle.ts";

const visitor = (ref: string, title = "") => ({ ref, page: { url: "", title } }) as unknown as VisitorCard;
const [anna, boris, vera] = [visitor("anna"), visitor("boris"), visitor("vera")];
const refs = (lines: ReturnType<typeof settle>["lines"]) =>
  lines.map(({ visitor: { ref }, hasGone }) => (hasGone ? `(${ref})` : ref));

test("it is as the house tells it", () => {
  expect(refs(settle([], [boris, anna], false).lines)).toEqual(["boris", "anna"]);
});

test("while somebody looks closely nobody moves, and who comes waits", () => {
  const { lines } = settle([], [boris, anna], false);
  const held = settle(lines, [vera, visitor("anna", "Корзина")], true);
  expect(refs(held.lines)).toEqual(["(boris)", "anna"]);
  expect(held.lines[1]?.visitor.page.title).toBe("Корзина");
  expect(held.waiting).toBe(1);
});

test("afterwards those who have gone are gone", () => {
  const held = settle(settle([], [boris, anna], false).lines, [vera, anna], true);
  expect(settle(held.lines, [vera, anna], false)).toEqual(settle([], [vera, anna], false));
});
