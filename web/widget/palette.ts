import { contrast, fromHex, type Oklch, toHex } from "./colour.ts";

export type Scheme = "light" | "dark";

/** Names of the colours in the style sheet. */
export type Token = Neutral | "fill" | "on-fill" | "ink" | "tint";
export type Palette = Readonly<Record<Token, string>>;

type Neutral =
  | "ground"
  | "panel"
  | "bubble"
  | "line"
  | "mark"
  | "quiet"
  | "text"
  | "green"
  | "amber"
  | "amber-ground"
  | "red";
/** Lightness, chroma, hue in degrees. */
type Lch = readonly [number, number, number];

/** Each scheme is chosen by eye; neither is computed from the other. */
const NEUTRALS: Readonly<Record<Scheme, Readonly<Record<Neutral, Lch>>>> = {
  light: {
    ground: [0.99, 0.003, 250],
    panel: [0.975, 0.005, 250],
    bubble: [0.955, 0.006, 250],
    line: [0.91, 0.006, 250],
    mark: [0.62, 0.008, 250],
    quiet: [0.5, 0.008, 250],
    text: [0.22, 0.006, 250],
    green: [0.55, 0.12, 150],
    amber: [0.5, 0.1, 65],
    "amber-ground": [0.965, 0.035, 85],
    red: [0.52, 0.18, 27],
  },
  dark: {
    ground: [0.17, 0.006, 250],
    panel: [0.205, 0.006, 250],
    bubble: [0.245, 0.006, 250],
    line: [0.29, 0.006, 250],
    mark: [0.55, 0.01, 250],
    quiet: [0.7, 0.008, 250],
    text: [0.93, 0.004, 250],
    green: [0.72, 0.13, 150],
    amber: [0.83, 0.1, 80],
    "amber-ground": [0.26, 0.03, 80],
    red: [0.74, 0.13, 27],
  },
};

const OUR_ACCENT = oklch(0.55, 0.14, 250);
const WHITE = oklch(1, 0, 0);
const BLACK = oklch(0, 0, 0);
/** WCAG asks for 4.5; rounding to hex takes a little. */
const TEXT = 4.55;
const SHAPE = 1.3;

/** Our neutrals and the owner's colour, which is moved only as far as people must be able to read. */
export function paletteOf(owner: string, scheme: Scheme): Palette {
  const neutrals = NEUTRALS[scheme];
  // Anything but a hex colour gives ours.
  const colour = fromHex(owner) ?? OUR_ACCENT;
  const ground = oklch(...neutrals.ground);
  const text = oklch(...NEUTRALS.light.text);
  // The sign on it is what must be read, so the owner's colour stays, unless the shape itself would vanish.
  const fill = readableOn(ground, colour, SHAPE);
  const tint =
    scheme === "light"
      ? { ...colour, l: 0.935, c: Math.min(0.035, colour.c * 0.3) }
      : { ...colour, l: 0.29, c: Math.min(0.05, colour.c * 0.4) };
  const ours = {
    fill,
    // One of white and black can always be read; our own dark is softer, where it suffices.
    "on-fill": [WHITE, text].find((candidate) => contrast(candidate, fill) >= TEXT) ?? BLACK,
    ink: readableOn(ground, readableOn(tint, colour, TEXT), TEXT),
    tint,
  };
  return {
    ...mapped(neutrals, (token) => toHex(oklch(...token))),
    ...mapped(ours, toHex),
  };
}

/** Lighter or darker, away from the ground, until the contrast is reached. */
function readableOn(ground: Oklch, colour: Oklch, ratio: number): Oklch {
  const step = ground.l > 0.5 ? -0.01 : 0.01;
  const limit = step < 0 ? 0 : 1;
  let moved = colour;
  while (contrast(moved, ground) < ratio && Math.abs(limit - moved.l) > Math.abs(step)) {
    moved = { ...moved, l: moved.l + step };
  }
  return moved;
}

function oklch(l: number, c: number, degrees: number): Oklch {
  return { l, c, h: (degrees / 180) * Math.PI };
}

function mapped<K extends string, V>(from: Readonly<Record<K, V>>, change: (value: V) => string) {
  return Object.fromEntries(Object.entries<V>(from).map(([name, value]) => [name, change(value)])) as Record<
    K,
    string
  >;
}
