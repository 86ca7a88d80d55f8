/** A stretch of days. */
export type Span =
  | { readonly is: "ever" }
  | { readonly is: "today" }
  | { readonly is: "days"; readonly count: 7 | 30 | 365 }
  /** Days of the calendar, both of them included; either may be open. */
  | { readonly is: "between"; readonly first: string; readonly last: string };

type Moments = { readonly from: string | null; readonly to: string | null };

/** From when until when, by the calendar of whoever looks. */
export function spanOf(span: Span, now: Date): Moments {
  switch (span.is) {
    case "ever":
      return { from: null, to: null };
    case "today":
      return { from: dayBefore(now, 0), to: null };
    case "days":
      return { from: dayBefore(now, span.count - 1), to: null };
    case "between":
      return { from: midnight(span.first, 0), to: midnight(span.last, 1) };
  }
}

const dayBefore = (now: Date, days: number): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString();

function midnight(day: string, later: number): string | null {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + later).toISOString();
}
