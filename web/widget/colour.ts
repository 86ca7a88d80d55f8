/** Perceived lightness 0..1, chroma and hue in radians. */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number };
type Rgb = readonly [number, number, number];

/** `#abc` or `#aabbcc`; null for anything else. */
export function fromHex(hex: string): Oklch | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim())?.[1];
  if (!digits) return null;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const channel = (from: number) => Number.parseInt(full.slice(from, from + 2), 16) / 255;
  return fromRgb([channel(0), channel(2), channel(4)]);
}

/** The nearest colour that a screen can show: too much chroma is taken back, lightness and hue stay. */
export function toHex(colour: Oklch): string {
  const channels = inGamut(colour).map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** WCAG 2 contrast, 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

// The matrices are those of Björn Ottosson's definition of OKLab.
function fromRgb(rgb: Rgb): Oklch {
  const [r, g, b] = rgb.map(toLinear) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: Math.atan2(bb, a),
  };
}

function toLinearRgb({ l: lightness, c, h }: Oklch): Rgb {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function inGamut(colour: Oklch): readonly number[] {
  let fitting = colour;
  while (fitting.c > 0.001 && toLinearRgb(fitting).some((channel) => channel < -0.0005 || channel > 1.0005)) {
    fitting = { ...fitting, c: fitting.c * 0.96 };
  }
  return toLinearRgb(fitting).map(fromLinear);
}

function luminance(colour: Oklch): number {
  const [r = 0, g = 0, b = 0] = inGamut(colour).map((channel) => toLinear(Math.min(1, Math.max(0, channel))));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const toLinear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const fromLinear = (channel: number) =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * Math.max(0, channel) ** (1 / 2.4) - 0.055;
