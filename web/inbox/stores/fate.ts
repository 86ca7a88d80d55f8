import { signal } from "@preact/signals";
import type { Refused } from "../api/refused.ts";
import type { LineState } from "../live/line.ts";

/** How far the window has come. */
export type Fate =
  | { readonly is: "loading" }
  | { readonly is: "ready" }
  | { readonly is: "signed_out" }
  | { readonly is: "refused"; readonly refused: Refused };

export const fate = signal<Fate>({ is: "loading" });

/** How it stands with the server, and until when what is shown was true. */
export const line = signal<LineState>({ is: "opening" });
export const trueAt = signal(Date.now());
