import type { BrowserFrame, ServerFrame } from "./wire.ts";

/** A way to the server that is open or opening: a socket, or posts. */
export type Line = {
  send(frame: BrowserFrame): void;
  /** Find out now whether it still lives; if not, `onEnd` follows soon. */
  probe(): void;
  /** No more is heard from it afterwards. */
  close(): void;
};

export type LineEnd =
  /** `retryAfter` in milliseconds, where the server said it. */
  | { readonly kind: "lost"; readonly retryAfter: number | null }
  /** The server does not serve this page: trying again is no use. */
  | { readonly kind: "shut" };

export type LineListener = {
  /** Frames may be sent from now on. */
  onOpen(): void;
  onFrame(frame: ServerFrame): void;
  /** Once, unless closed by us. */
  onEnd(end: LineEnd): void;
};

export type OpenLine = (listener: LineListener) => Line;
