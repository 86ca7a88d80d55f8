/** Waits for this tab's turn and answers with the way to end it. */
export type TakeTurn = () => Promise<() => void>;

/** A tab that sleeps with the turn in its hands must not silence the others for longer. */
const PATIENCE = 3_000;

/**
 * One tab at a time where the browser has Web Locks. Where it has none, or the turn does not come, everybody
 * goes ahead: the server knows a repeated message by its key, so turns save work but nothing depends on them.
 */
export function turnsOf(name: string, locks: LockManager | undefined): TakeTurn {
  if (!locks) return () => Promise.resolve(nothing);
  return () =>
    new Promise((resolve) => {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), PATIENCE);
      locks
        .request(name, { signal: patience.signal }, () => {
          clearTimeout(timer);
          return new Promise<void>((end) => resolve(() => end()));
        })
        .catch(() => resolve(nothing));
    });
}

const nothing = () => undefined;
