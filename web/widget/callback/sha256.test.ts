import { expect, test } from "vitest";
import { fits } from "./puzzle.ts";
import { hasher } from "./sha256.ts";

/** What the browser itself makes of it. */
async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const hex = (words: Uint32Array) => [...words].map((word) => word.toString(16).padStart(8, "0")).join("");

test.each([0, 1, 3, 54, 55, 56, 63, 64, 65, 119, 120, 500])("%i characters", async (length) => {
  const text = "okno-puzzle_".repeat(60).slice(0, length);
  expect(hex(hasher()(text))).toBe(await digestOf(text));
});

test("one hasher hashes many", async () => {
  const hash = hasher();
  hash("one");
  expect(hex(hash("two"))).toBe(await digestOf("two"));
});

test("works from its own text, as in the worker", async () => {
  const again = new Function(`return (${hasher})()`)() as ReturnType<typeof hasher>;
  expect(hex(again("okno"))).toBe(await digestOf("okno"));
});

test.each([
  [[0, 0, 1], 64, true],
  [[0, 1 << 31, 1], 33, false],
  [[0x0001ffff], 15, true],
  [[0x0001ffff], 16, false],
])("leading zeros of %j: %i", (words, bits, is) => {
  expect(fits(new Uint32Array(words), bits)).toBe(is);
});
