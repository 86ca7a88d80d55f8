import { type Cell, cell } from "./cell.ts";
import type { Shelf } from "./shelf.ts";
import type { Said } from "./wire.ts";

/** Requests to be phoned, beside the chat. */
export type Calling = {
  readonly door: URL;
  readonly shelf: Shelf;
  readonly isShown: Cell<boolean>;
  /** What the visitor was promised, while it holds. */
  readonly promise: Cell<Said | null>;
  /** A form elsewhere on this page may have changed it. */
  refresh(): void;
  /** Of whoever was here nothing stays. */
  forget(): void;
};

/** Under which the part keeps what it was told. */
export const PROMISE = "promise";

export function openCalling(door: URL, shelf: Shelf): Calling {
  const promise = cell(promisedOn(shelf));
  const isShown = cell(false);
  const refresh = () => promise.set(promisedOn(shelf));
  shelf.onChange((name) => name === PROMISE && refresh());
  return {
    door,
    shelf,
    isShown,
    promise,
    refresh,
    forget() {
      for (const name of shelf.names()) shelf.remove(name);
      promise.set(null);
      isShown.set(false);
    },
  };
}

function promisedOn(shelf: Shelf): Said | null {
  try {
    return JSON.parse(shelf.get(PROMISE) ?? "null") as Said | null;
  } catch {
    return null;
  }
}
