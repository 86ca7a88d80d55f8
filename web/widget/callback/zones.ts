/** The browser's own zone; UTC where it keeps it to itself. */
export function ownZone(): string {
  try {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  } catch {
    return "UTC";
  }
}

/** Minutes by which a clock in `zone` is ahead of UTC at that moment. */
function offsetOf(zone: string, at: Date): number {
  const form = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const parts = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((shown - at.getTime()) / 60_000);
}

/** Minutes by which clocks in `theirs` are ahead of clocks in `ours` at that moment; 0 for a zone nobody knows. */
export function differenceBetween(ours: string, theirs: string, at: Date): number {
  try {
    return offsetOf(theirs, at) - offsetOf(ours, at);
  } catch {
    return 0;
  }
}
