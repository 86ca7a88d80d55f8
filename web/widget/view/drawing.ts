import { put } from "./make.ts";

const SVG = "http://www.w3.org/2000/svg";

export type Size = 14 | 16 | 20 | 24;

/** One stroke in a square of 24. Decoration, unless a label says what it means. */
export function drawing(shape: string, size: Size, label: string | null = null): Element {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shape);
  svg.append(path);
  put(svg, { viewBox: "0 0 24 24", width: size, height: size });
  put(svg, label === null ? { "aria-hidden": "true" } : { role: "img", "aria-label": label });
  return svg;
}
