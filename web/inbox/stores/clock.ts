import { signal } from "@preact/signals";

/** The present, as fine as the screen needs it. */
export const now = signal(Date.now());

const EVERY = 10_000;

/** Keeps the present present, also after the machine has slept. */
export function keepTime(): void {
  const tick = () => {
    now.value = Date.now();
  };
  setInterval(tick, EVERY);
  document.addEventListener("visibilitychange", tick);
}
