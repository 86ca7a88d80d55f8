import { signal } from "@preact/signals";
import type { Refused } from "../api/refused.ts";

/** One short line at the bottom: what was done, with a way back, or what went wrong. */
export type Notice = {
  readonly text: string;
  readonly undo: (() => void) | null;
  readonly refused: Refused | null;
  /** Milliseconds, where it is not as long as usual. */
  readonly lasts?: number;
  /** The way to what it tells of. */
  readonly deed?: { readonly label: string; readonly act: () => void };
};

export const notice = signal<Notice | null>(null);

export const NOTICE_LASTS = 6000;

let fading: ReturnType<typeof setTimeout> | undefined;

/** What came of itself while a way back was open. */
const waiting: Notice[] = [];

export function tell(text: string, undo: (() => void) | null = null, lasts = NOTICE_LASTS): void {
  show({ text, undo, refused: null, lasts });
}

/** Tells of something that came of itself, with the way there. A way back that is open is not closed by it. */
export function tellOf(text: string, deed: NonNullable<Notice["deed"]>): void {
  const next = { text, undo: null, refused: null, deed };
  if (notice.peek()?.undo) waiting.push(next);
  else show(next);
}

export function tellRefused(text: string, refused: Refused): void {
  show({ text, undo: null, refused });
}

export function hush(): void {
  clearTimeout(fading);
  const next = waiting.shift();
  if (next) show(next);
  else notice.value = null;
}

/** Takes the last deed back, while the line is there. */
export function undoLast(): void {
  const shown = notice.peek();
  if (!shown?.undo) return;
  shown.undo();
  if (notice.peek() === shown) hush();
}

/** Keeps the line while somebody reads it. */
export function hold(): void {
  clearTimeout(fading);
}

export function letFade(): void {
  clearTimeout(fading);
  fading = setTimeout(hush, notice.peek()?.lasts ?? NOTICE_LASTS);
}

function show(next: Notice): void {
  notice.value = next;
  letFade();
}
