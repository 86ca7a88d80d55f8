import { expect, test } from "vitest";
import { sortOf } from "./Paper.tsx";

test.each([
  ["Счёт.pdf", "application/pdf", "PDF"],
  ["фото.оригинал.HEIC", "image/heic", "HEIC"],
  [null, "application/pdf", "PDF"],
  ["без окончания", "application/octet-stream", ""],
  [null, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ""],
  [null, null, ""],
])("%s of %s is called «%s»", (name, mime, sort) => {
  expect(sortOf({ name, mime })).toBe(sort);
});
