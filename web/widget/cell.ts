import { type Stop, stopAll } from "./stop.ts";

/** A value that tells those who watch it when it changes. */
export type Cell<T> = {
  readonly value: T;
  set(value: T): void;
  watch(watcher: () => void): Stop;
};

export function cell<T>(first: T): Cell<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get value() {
      return value;
    },
    set(next) {
      if (next === value) return;
      value = next;
      for (const watcher of [...watchers]) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

/** Draws now, and again whenever one of the cells changes. */
export function follow(cells: readonly Pick<Cell<unknown>, "watch">[], draw: () => void): Stop {
  draw();
  return stopAll(cells.map((one) => one.watch(draw)));
}
