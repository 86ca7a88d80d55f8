import { expect, test } from "vitest";
import { runsOf } from "#shared/entities.ts";
import { passagesOf } from "./passages.ts";

const entity = (type: string, offset: number, length: number) => ({ type, offset, length });
const read = (text: string, ...entities: readonly ReturnType<typeof entity>[]) =>
  passagesOf(runsOf(text, entities)).map(({ block, runs }) => [block, runs.map((run) => run.text).join("|")]);

test("words without blocks stay as they are", () => {
  expect(read("раз\n\nдва\n")).toEqual([[null, "раз\n\nдва\n"]]);
});

test("a block takes the break before it and the break after it", () => {
  expect(read("до\nкод\nпосле", entity("pre", 3, 3))).toEqual([
    [null, "до"],
    ["pre", "код"],
    [null, "после"],
  ]);
});

test("an empty line that the writer left stays one", () => {
  expect(read("до\n\nкод\n\nпосле", entity("pre", 4, 3))).toEqual([
    [null, "до\n"],
    ["pre", "код"],
    [null, "\nпосле"],
  ]);
});

test("a break at the end of a block leaves no empty line", () => {
  expect(read("код\nпосле", entity("pre", 0, 4))).toEqual([
    ["pre", "код"],
    [null, "после"],
  ]);
});

test("a quotation with bold words in it is one quotation", () => {
  expect(read("он сказал да\nвот", entity("quote", 0, 12), entity("bold", 3, 6))).toEqual([
    ["quote", "он |сказал| да"],
    [null, "вот"],
  ]);
});

test("nothing stands between two blocks that follow each other", () => {
  expect(read("раз\nдва", entity("quote", 0, 3), entity("pre", 4, 3))).toEqual([
    ["quote", "раз"],
    ["pre", "два"],
  ]);
});
