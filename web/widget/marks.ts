import type { Cell } from "./cell.ts";
import type { Shelf } from "./shelf.ts";
import type { State } from "./state.ts";
import { oursIn } from "./unread.ts";
import type { BrowserFrame } from "./wire.ts";

/** What has arrived and what has been read, told once on every line. */
export type Marks = {
  /** As far as this line has not carried it yet. */
  tell(): void;
  /** A line that was cut, or a server that could not store them: they are told again. */
  forget(): void;
  see(id: number): void;
  /** Another tab has read further. */
  catchUp(name: string): void;
  /** They were somebody else's. */
  drop(): void;
};

const READ = "read";
export const storedRead = (shelf: Shelf): number => Number(shelf.get(READ)) || 0;

export function openMarks(
  shelf: Shelf,
  state: Cell<State>,
  readUpto: Cell<number>,
  send: (frame: BrowserFrame) => boolean,
): Marks {
  let toldArrived: ReadonlySet<number> = new Set();
  let toldRead = 0;

  const tell = () => {
    const ids = oursIn(state.value).filter((id) => !toldArrived.has(id));
    if (ids.length > 0 && send({ type: "received", ids })) toldArrived = new Set([...toldArrived, ...ids]);
    const upto = readUpto.value;
    if (upto > toldRead && send({ type: "read", upto })) toldRead = upto;
  };
  return {
    tell,
    forget() {
      toldArrived = new Set();
      toldRead = 0;
    },
    see(id) {
      if (id <= readUpto.value) return;
      readUpto.set(id);
      shelf.put(READ, `${id}`);
      tell();
    },
    catchUp(name) {
      if (name === READ) readUpto.set(Math.max(readUpto.value, storedRead(shelf)));
    },
    drop() {
      shelf.remove(READ);
      readUpto.set(0);
    },
  };
}
