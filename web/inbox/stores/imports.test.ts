import { expect, test } from "vitest";
import type { ImportCard } from "#shared/wire.ts";
import { news } from "./house.ts";
import { imports, putAnswer } from "./imports.ts";

const card = (state: ImportCard["state"]) => ({ id: 7, state }) as ImportCard;
const logged = (seq: number, state: ImportCard["state"]) =>
  ({
    seq,
    kind: "client_import.changed",
    body: { client_import: card(state) },
  }) as (typeof news.value)[number];

test("an answer is put in", async () => {
  imports.value = [card("checked")];
  await putAnswer(7, () => Promise.resolve(card("running")));
  expect(imports.value).toEqual([card("running")]);
});

test("an answer that the log has outrun changes nothing", async () => {
  imports.value = [card("checked")];
  await putAnswer(7, () => {
    news.value = [logged(1, "running"), logged(2, "done")];
    return Promise.resolve(card("running"));
  });
  expect(imports.value).toEqual([card("done")]);
});
