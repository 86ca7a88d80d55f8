import { describe, expect, test } from "vitest";
import { contrast, fromHex, type Oklch, toHex } from "./colour.ts";
import { paletteOf, type Scheme } from "./palette.ts";

const SCHEMES: readonly Scheme[] = ["light", "dark"];
const OWNERS = [
  "#3d6b57",
  "#ffe14d",
  "#000000",
  "#fff",
  "#808080",
  "#ff0000",
  "#0000ff",
  "#7fff00",
  "#c0ffee",
];

const colour = (hex: string): Oklch => {
  const found = fromHex(hex);
  if (!found) throw new Error(`not a colour: ${hex}`);
  return found;
};
const between = (one: string, other: string) => contrast(colour(one), colour(other));

describe("colour", () => {
  test("goes there and back", () => {
    for (const owner of OWNERS.filter((hex) => hex.length === 7)) expect(toHex(colour(owner))).toBe(owner);
  });

  test("contrast is as WCAG counts it", () => {
    expect(between("#000000", "#ffffff")).toBeCloseTo(21, 1);
    expect(between("#777777", "#ffffff")).toBeCloseTo(4.48, 1);
  });

  test("what no screen can show loses chroma, not its hue", () => {
    const shown = colour(toHex({ l: 0.6, c: 0.4, h: 2 }));
    expect(shown.l).toBeCloseTo(0.6, 1);
    expect(shown.h).toBeCloseTo(2, 1);
  });

  test.each(["", "red", "#12", "#gggggg", "rgb(1,2,3)"])("%j is no hex colour", (word) => {
    expect(fromHex(word)).toBe(null);
  });
});

describe.each(SCHEMES)("in the %s, whatever colour the owner took,", (scheme) => {
  test.each([...OWNERS, "не цвет"])("%s can be read", (owner) => {
    const palette = paletteOf(owner, scheme);
    for (const paper of ["ground", "panel", "bubble", "tint"] as const) {
      expect(between(palette.text, palette[paper])).toBeGreaterThanOrEqual(4.5);
      expect(between(palette.quiet, palette[paper])).toBeGreaterThanOrEqual(4.5);
    }
    expect(between(palette["on-fill"], palette.fill)).toBeGreaterThanOrEqual(4.5);
    expect(between(palette.fill, palette.ground)).toBeGreaterThanOrEqual(1.25);
    for (const paper of ["ground", "bubble", "tint"] as const) {
      expect(between(palette.ink, palette[paper])).toBeGreaterThanOrEqual(4.5);
    }
    expect(between(palette.mark, palette.ground)).toBeGreaterThanOrEqual(3);
    expect(between(palette.green, palette.panel)).toBeGreaterThanOrEqual(3);
    expect(between(palette.red, palette.ground)).toBeGreaterThanOrEqual(4.5);
    expect(between(palette.amber, palette["amber-ground"])).toBeGreaterThanOrEqual(4.5);
  });
});

test.each(["#3d6b57", "#ffd400"])("%s on the launcher is left as the owner chose it", (owner) => {
  expect(paletteOf(owner, "light").fill).toBe(owner);
});

test("white on white is no launcher: its shape is made visible", () => {
  expect(paletteOf("#ffffff", "light").fill).not.toBe("#ffffff");
});
