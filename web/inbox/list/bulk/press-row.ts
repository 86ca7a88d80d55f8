import type { JSX } from "preact";
import { room } from "../../stores/layout.ts";
import { openedRow } from "../../stores/threads.ts";
import { isPicking, pickAll, pickTo, togglePick } from "./picked.ts";

const LONG = 450;
const STILL = 10;

let timer: ReturnType<typeof setTimeout> | undefined;
let wasLong = false;
let began: { readonly x: number; readonly y: number } | null = null;

/** Whether a press on a row was about picking it, and not about opening it. */
export function pickByPress(event: MouseEvent, id: number | null): boolean {
  if (id === null) return false;
  if (wasLong) {
    wasLong = false;
    return true;
  }
  if (event.shiftKey) pickTo(id, openedRow.peek()?.id ?? null);
  else if (event.ctrlKey || event.metaKey || (isPicking.peek() && room.peek() === "phone")) togglePick(id);
  else return false;
  return true;
}

/** What the list listens to besides presses: a finger that rests, and all at once. */
export const pickProps: Pick<
  JSX.HTMLAttributes<HTMLDivElement>,
  "onKeyDown" | "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel" | "onMouseDown"
> = {
  onKeyDown: (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyA") return;
    event.preventDefault();
    pickAll();
  },
  onPointerDown: (event) => {
    clearTimeout(timer);
    wasLong = false;
    const id = event.pointerType === "mouse" ? null : idAt(event);
    if (id === null) return;
    began = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => {
      wasLong = true;
      togglePick(id);
    }, LONG);
  },
  onPointerMove: ({ clientX, clientY }) => {
    if (began && Math.hypot(clientX - began.x, clientY - began.y) > STILL) clearTimeout(timer);
  },
  onPointerUp: () => clearTimeout(timer),
  onPointerCancel: () => clearTimeout(timer),
  // The browser would mark words from here to there.
  onMouseDown: (event) => {
    if (event.shiftKey) event.preventDefault();
  },
};

/** The row under a press. */
export function idAt(event: MouseEvent): number | null {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
  return row ? Number(row.dataset["id"]) : null;
}
