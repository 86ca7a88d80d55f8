import { expect, test } from "vitest";
import { mosaicOf } from "./mosaic.ts";

const photo = { width: 1280, height: 960 };
const tall = { width: 960, height: 1706 };

test("one picture keeps its shape and is no taller than the screen likes", () => {
  expect(mosaicOf([photo], 420)).toEqual({
    width: 420,
    height: 315,
    tiles: [{ left: 0, top: 0, width: 420, height: 315 }],
  });
  expect(mosaicOf([tall], 420).height).toBeLessThanOrEqual(320);
});

test("a small picture is not blown up", () => {
  expect(mosaicOf([{ width: 90, height: 60 }], 420).width).toBe(90);
});

test("a picture of unknown size has its place before it comes", () => {
  expect(mosaicOf([{ width: null, height: null }], 400).height).toBe(300);
});

test.each([2, 3, 4, 5, 7, 10])("%i pictures fill the width and do not lie on each other", (count) => {
  const { tiles, width, height } = mosaicOf(
    Array.from({ length: count }, (_, index) => (index % 3 ? photo : tall)),
    420,
  );
  expect(tiles).toHaveLength(count);
  for (const top of new Set(tiles.map((tile) => tile.top))) {
    const row = tiles.filter((tile) => tile.top === top);
    const last = row.at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(width);
    expect(new Set(row.map((tile) => tile.height)).size).toBe(1);
  }
  const bottom = tiles.at(-1);
  expect((bottom?.top ?? 0) + (bottom?.height ?? 0)).toBe(height);
});
