import type { BrowserFrame } from "#shared/events.ts";

const TELL_EVERY = 20_000;
const SIGNS = ["pointerdown", "pointermove", "wheel", "keydown", "touchstart"] as const;

type Say = (frame: Extract<BrowserFrame, { readonly type: "activity" }>) => void;

/**
 * Tells the server that somebody is at this window: at once after a pause, then at most every twenty seconds, and how
 * long ago it was, since a socket may have come back by itself. What happens in a hidden tab is nobody's doing.
 */
export class Activity {
  private touchedAt: number | null;
  private toldAt = Number.NEGATIVE_INFINITY;
  private pointer = "";
  private readonly say: Say;
  private readonly onTouch: () => void;

  constructor(say: Say, onTouch: () => void = () => undefined) {
    this.say = say;
    this.onTouch = onTouch;
    // Whoever opened the page in front of them is there.
    this.touchedAt = isVisible() ? Date.now() : null;
    for (const sign of SIGNS) addEventListener(sign, this.touch, { passive: true, capture: true });
    document.addEventListener("visibilitychange", this.touch);
  }

  /** A new socket knows nothing yet. */
  introduce(): void {
    this.toldAt = Number.NEGATIVE_INFINITY;
    this.tell();
  }

  end(): void {
    for (const sign of SIGNS) removeEventListener(sign, this.touch, { capture: true });
    document.removeEventListener("visibilitychange", this.touch);
  }

  private readonly touch = (event: Event): void => {
    if (!isVisible() || this.isStill(event)) return;
    this.touchedAt = Date.now();
    if (this.touchedAt - this.toldAt >= TELL_EVERY) this.tell();
    this.onTouch();
  };

  /** What moves under a pointer that lies still makes browsers say that it has moved. */
  private isStill(event: Event): boolean {
    if (!(event instanceof PointerEvent) || event.type !== "pointermove") return false;
    const place = `${event.screenX} ${event.screenY}`;
    const isSame = place === this.pointer;
    this.pointer = place;
    return isSame;
  }

  private tell(): void {
    if (this.touchedAt === null) return;
    this.toldAt = Date.now();
    const ago = Math.max(0, Math.round((this.toldAt - this.touchedAt) / 1000));
    this.say({ type: "activity", state: "active", ago });
  }
}

const isVisible = (): boolean => document.visibilityState === "visible";
