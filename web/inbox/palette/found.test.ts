import { describe, expect, it } from "vitest";
import type { Deed, Source } from "./deeds.ts";
import { foundIn } from "./found.ts";

const TITLES = { recent: "Недавние", found: "Нашлось" };
const nothing = () => undefined;
const close: Deed = { id: "close", words: "Закрыть", also: "close", act: nothing };
const assign: Deed = {
  id: "assign",
  words: "Назначить",
  also: "assign",
  step: () => [
    { id: "assign.2", words: "Марина Соколова", act: nothing },
    { id: "assign.3", words: "Игорь Зотов", act: nothing },
  ],
};
const dark: Deed = { id: "dark", words: "Тёмная тема", act: nothing };
const ALL: readonly Source[] = [
  { title: "Разговор", deeds: [close, assign] },
  { title: "Моё", deeds: [dark] },
];

const look = (typed: string, recent: readonly string[] = []) =>
  foundIn(ALL, typed, recent, TITLES).map(({ title, hits }) => [
    title,
    hits.map(({ deed, under }) => (under ? `${under.id} > ${deed.id}` : deed.id)),
  ]);

describe("what the palette shows", () => {
  it("is everything by heading, what was done lately on top and only there", () => {
    expect(look("", ["dark", "gone"])).toEqual([
      ["Недавние", ["dark"]],
      ["Разговор", ["close", "assign"]],
    ]);
  });

  it("is, of what is typed, also what lies one step further", () => {
    expect(look("мар")).toEqual([["Нашлось", ["assign > assign.2"]]]);
    expect(look("назн игорь")).toEqual([["Нашлось", ["assign > assign.3"]]]);
  });

  it("does not repeat all that lies behind a deed that fits by itself", () => {
    expect(look("назн")).toEqual([["Нашлось", ["assign"]]]);
  });

  it("forgives the other layout", () => {
    expect(look("pfrhsnm")).toEqual([["Нашлось", ["close"]]]);
  });

  it("is nothing when nothing fits", () => {
    expect(look("верблюд")).toEqual([]);
  });
});
