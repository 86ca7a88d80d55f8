import { make } from "./make.ts";

/** A link that tells the other side nothing about the page. */
export function outward(
  href: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const rel = "noopener noreferrer nofollow";
  return make("a", { ...attributes, href, target: "_blank", rel }, ...children);
}
