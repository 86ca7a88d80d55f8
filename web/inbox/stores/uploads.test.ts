import { expect, test } from "vitest";
import type { FileCard } from "#shared/wire.ts";
import {
  changeUpload,
  dropUpload,
  gather,
  gatheredFor,
  putUpload,
  type Upload,
  ungather,
  whenThere,
} from "./uploads.ts";

const upload = (id: number): Upload => ({
  id,
  name: `${id}.jpg`,
  kind: "photo",
  size: 10,
  width: null,
  height: null,
  duration: null,
  preview: null,
  fate: { is: "going", share: 0 },
});

const there = (key: string): Upload["fate"] => ({ is: "there", card: { key } as FileCard });

test("words wait until the last of their files is there, and name them in order", async () => {
  putUpload(upload(1));
  putUpload(upload(2));
  const cards = whenThere([1, 2]);
  changeUpload(2, { fate: there("two") });
  changeUpload(1, { fate: there("one") });
  expect((await cards).map(({ key }) => key)).toEqual(["one", "two"]);
});

test("words without files wait for nothing", async () => {
  expect(await whenThere([])).toEqual([]);
});

test("a file that is turned away is told by its code", async () => {
  putUpload(upload(3));
  const cards = whenThere([3]);
  changeUpload(3, { fate: { is: "refused", code: "file_empty" } });
  await expect(cards).rejects.toMatchObject({ code: "file_empty" });
});

test("a file that is dropped meanwhile ends the wait", async () => {
  putUpload(upload(4));
  const cards = whenThere([4]);
  dropUpload(4);
  await expect(cards).rejects.toMatchObject({ code: "withdrawn" });
});

test("files lie with the matter they were chosen for, until they leave", () => {
  putUpload(upload(5));
  putUpload(upload(6));
  gather(70, [5, 6]);
  expect(gatheredFor(71)).toEqual([]);
  ungather(70, [5]);
  expect(gatheredFor(70).map(({ id }) => id)).toEqual([6]);
});
