import { signal } from "@preact/signals";

/** A shorter press only begins a recording. In milliseconds. */
const A_HOLD = 600;

/** How often a recording was let go of after it had been held: each time it goes. */
export const letGo = signal(0);

/** The button is gone from the screen by the time it is let go, so the whole page listens for it. */
export function listenWhileHeld(): void {
  const since = performance.now();
  addEventListener(
    "pointerup",
    () => {
      if (performance.now() - since > A_HOLD) letGo.value += 1;
    },
    { once: true },
  );
}
