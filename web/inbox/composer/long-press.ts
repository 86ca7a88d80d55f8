/** A press held so long asks for more than the press itself. Milliseconds. */
const A_HOLD = 500;

let timer: ReturnType<typeof setTimeout> | undefined;
let wasHeld = false;

/** For a button of which a held press opens the choice beside it; the press itself is then none. */
export const heldOpens = (id: string) => ({
  onPointerDown: () => {
    wasHeld = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      wasHeld = true;
      document.getElementById(id)?.click();
    }, A_HOLD);
  },
  onPointerUp: () => clearTimeout(timer),
  onPointerLeave: () => clearTimeout(timer),
  onContextMenu: (event: Event) => event.preventDefault(),
});

/** Whether the press that has just ended was held. Asked once. */
export function wasHeldPress(): boolean {
  const held = wasHeld;
  wasHeld = false;
  return held;
}
