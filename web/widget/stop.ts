/** Ends what was begun. */
export type Stop = () => void;

/** Adds listeners of one kind of event source; all go at once. */
export function listen(
  target: EventTarget,
  handlers: Readonly<Record<string, (event: never) => void>>,
): Stop {
  const entries = Object.entries(handlers) as [string, EventListener][];
  for (const [kind, handler] of entries) target.addEventListener(kind, handler);
  return () => {
    for (const [kind, handler] of entries) target.removeEventListener(kind, handler);
  };
}

/** One stop for several. */
export function stopAll(stops: readonly Stop[]): Stop {
  return () => {
    for (const stop of stops) stop();
  };
}
