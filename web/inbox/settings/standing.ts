import type { ChannelCard } from "#shared/wire.ts";

/** How a channel fares: `trouble` may pass by itself, `needs_you` does not. */
export type Standing = "works" | "paused" | "trouble" | "needs_you" | "absent";

/** Troubles that go on until a person does something, whatever the server makes of them. */
const STUBBORN: ReadonlySet<string> = new Set(["unauthorised", "conflict", "silent", "calls_unanswered"]);

export function standingOf({ state, error_code }: Pick<ChannelCard, "state" | "error_code">): Standing {
  if (state === "absent" || state === "paused") return state;
  if (state === "broken" || STUBBORN.has(error_code ?? "")) return "needs_you";
  return error_code ? "trouble" : "works";
}

/** The cards with what changes without an event: when they were last heard, and how much waits. */
export function withFreshHealth(
  known: readonly ChannelCard[],
  fresh: readonly ChannelCard[],
): readonly ChannelCard[] {
  return known.map((card) => {
    const read = fresh.find(({ id }) => id === card.id);
    if (!read || (read.queued === card.queued && read.last_contact_at === card.last_contact_at)) return card;
    return { ...card, queued: read.queued, last_contact_at: read.last_contact_at };
  });
}
