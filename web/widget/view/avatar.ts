import { toHex } from "../colour.ts";
import type { Scheme } from "../palette.ts";
import type { Person } from "../wire.ts";
import { make } from "./make.ts";

/** Initials on the person's own hue; the name is said elsewhere. */
export function avatar({ name, hue }: Person, scheme: Scheme): HTMLElement {
  const face = make("span", { class: "avatar", "aria-hidden": "true" }, initialsOf(name));
  const h = (hue / 180) * Math.PI;
  const isLight = scheme === "light";
  face.style.background = toHex(isLight ? { l: 0.89, c: 0.055, h } : { l: 0.36, c: 0.06, h });
  face.style.color = toHex(isLight ? { l: 0.38, c: 0.09, h } : { l: 0.92, c: 0.04, h });
  return face;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2);
  return words
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}
