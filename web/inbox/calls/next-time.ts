import type { CallbackCard, Outcome, Time } from "#shared/wire.ts";

const MINUTE = 60_000;
const USUAL: readonly number[] = [15, 120, 1440];

export const isUnanswered = (outcome: Outcome): boolean => outcome === "no_answer" || outcome === "busy";

/** The channel's own waiting times, in minutes. */
export function retryAfter(settings: Readonly<Record<string, string>> | undefined): readonly number[] {
  const waits = (settings?.["retry_after"] ?? "").split(/\s+/).filter(Boolean).map(Number);
  return waits.length > 0 && waits.every((wait) => wait > 0) ? waits : USUAL;
}

/**
 * When the house rings again by itself after one more call without an answer, before its hours are looked at; null when
 * it gives up.
 */
export function automaticNext(card: CallbackCard, waits: readonly number[], now: number): Time | null {
  const answered = card.attempts.findLastIndex(({ outcome }) => !isUnanswered(outcome));
  const inVain = card.attempts.length - answered;
  const wait = waits[inVain - 1];
  return wait === undefined ? null : wire(new Date(now + wait * MINUTE));
}

export type TimeChoice = { readonly key: "quarter" | "hour" | "evening" | "morning"; readonly at: Time };

const EVENING = 18;
const MORNING = 9;

/** Times that people name: in a quarter, in an hour, in the evening, tomorrow morning. */
export function timeChoices(now: Date): readonly TimeChoice[] {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const evening = at(0, EVENING);
  return [
    { key: "quarter", at: wire(new Date(now.getTime() + 15 * MINUTE)) },
    { key: "hour", at: wire(new Date(now.getTime() + 60 * MINUTE)) },
    ...(evening.getTime() > now.getTime() + 90 * MINUTE
      ? [{ key: "evening" as const, at: wire(evening) }]
      : []),
    { key: "morning", at: wire(at(1, MORNING)) },
  ];
}

/** For a field of date and time, in the time of this place: "2026-05-12T18:40". */
export function fieldTime(at: Time): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null for what is no moment. */
export function timeInField(value: string): Time | null {
  const date = new Date(value);
  return value === "" || Number.isNaN(date.getTime()) ? null : wire(date);
}

/** Microseconds, as everywhere on the wire. */
const wire = (date: Date): Time => date.toISOString().replace("Z", "000Z");
