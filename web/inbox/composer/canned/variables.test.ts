import { expect, test } from "vitest";
import { anna, clientCard } from "../../testing/cast.ts";
import { clientValues, filled, partOfDay, unfilled } from "./variables.ts";

const words = (text: string) => ({ text, entities: [] });

test("what is known is filled in, and the rest stays to be seen", () => {
  const given = words("{{ client.first_name }}, заказ {{client.order}} едет.");
  const { text } = filled(given, { "client.first_name": "Анна" });
  expect(text).toBe("Анна, заказ {{client.order}} едет.");
  expect(unfilled(text).map(([from, to]) => text.slice(from, to))).toEqual(["{{client.order}}"]);
});

test("formatting stays on its words, and reaches over a name that is filled into it", () => {
  const bold = (offset: number, length: number) => ({ type: "bold", offset, length });
  const given = { text: "{{client.name}}, доставим завтра", entities: [bold(0, 15), bold(26, 6)] };
  expect(filled(given, { "client.name": "Анна" })).toEqual({
    text: "Анна, доставим завтра",
    entities: [bold(0, 4), bold(15, 6)],
  });
});

test("what a client has written into a name is not filled in again", () => {
  const sly = filled(words("{{client.name}}!"), {
    "client.name": "{{operator.name}}",
    "operator.name": "Борис",
  });
  expect(sly.text).toBe("{{operator.name}}!");
});

test("a client has a first name, attributes, and sometimes no name at all", () => {
  const card = { ...clientCard(anna), name: "Анна Ветрова", attributes: { order: "124" } };
  expect(clientValues(card)).toEqual({
    "client.name": "Анна Ветрова",
    "client.first_name": "Анна",
    "client.order": "124",
  });
  expect(clientValues({ ...card, name: " \u200b" })).toEqual({ "client.order": "124" });
});

test("the greeting goes by the hour of the one who writes", () => {
  const at = (hour: number) => partOfDay(new Date(2026, 10, 22, hour));
  expect([4, 5, 12, 18, 23].map(at)).toEqual(["night", "morning", "day", "evening", "night"]);
});
