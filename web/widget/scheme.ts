import { type Cell, cell } from "./cell.ts";
import type { Scheme } from "./palette.ts";
import { listen, type Stop } from "./stop.ts";

export type SchemeWatch = {
  readonly scheme: Cell<Scheme>;
  /** Follows the browser from now on. */
  follow(): Stop;
  /** `light` or `dark` wins over the browser; anything else gives the choice back to it. */
  overrule(wish: string | null): void;
};

/** Light or dark, as the visitor's system wishes and the page may insist. */
export function watchScheme(): SchemeWatch {
  const query = matchMedia("(prefers-color-scheme: dark)");
  let wished: string | null = null;
  const choose = (): Scheme => {
    if (wished === "light" || wished === "dark") return wished;
    return query.matches ? "dark" : "light";
  };
  const scheme = cell(choose());
  return {
    scheme,
    follow: () => listen(query, { change: () => scheme.set(choose()) }),
    overrule(wish) {
      wished = wish;
      scheme.set(choose());
    },
  };
}
