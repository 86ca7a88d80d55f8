import { signal } from "@preact/signals";
import type { Refused } from "../api/refused.ts";

/** One short line at the bottom: what was done, with a way back, or what went wrong. */
export type Notice = {
  readonly text: string;
  readonly undo: (() => void) | null;
  readonly refused: Refused | null;
  /** The way to what it tells of. */
  /** Milliseconds, where it is not as long as usual. */
  readonly lasts?: number;
  readonly deed?: { readonly label: string; readonly act: () => void };
};

export const notice = signal<Notice | null>(null);

export const NOTICE_LASTS = 6000;

let fading: ReturnType<typeof setTimeout> | undefined;

export function tell(text: string, undo: (() => void) | null = null, lasts = NOTICE_LASTS): void {
  show({ text, undo, refused: null, lasts });
}

/** Tells of something, with the way there. */
export function tellOf(text: string, deed: NonNullable<Notice["deed"]>): void {
  show({ text, undo: null, refused: null, deed });
}

export function tellRefused(text: string, refused: Refused): void {
  show({ text, undo: null, refused });
}

export function hush(): void {
  clearTimeout(fading);
  notice.value = null;
}

/** Takes the last deed back, while the line is there. */
export function undoLast(): void {
  const undo = notice.value?.undo;
  hush();
  undo?.();
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
