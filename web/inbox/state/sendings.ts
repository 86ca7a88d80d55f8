import type { LogEvent } from "#shared/events.ts";
import type { SendingCard } from "#shared/wire.ts";

/** What waits to go, by id. */
export type Waiting = Readonly<Record<number, SendingCard>>;

/** The later revision wins, so answers and the log may come in any order. */
export function withSending(waiting: Waiting, card: SendingCard): Waiting {
  const known = waiting[card.id];
  return known && known.revision > card.revision ? waiting : { ...waiting, [card.id]: card };
}

export function withoutSending(waiting: Waiting, id: number): Waiting {
  const { [id]: gone, ...others } = waiting;
  return gone ? others : waiting;
}

/** As the log tells. `ended` collects what will not come again, whatever answer is still on its way. */
export function afterEvents(waiting: Waiting, events: readonly LogEvent[], ended: Set<number>): Waiting {
  return events.reduce((all, event) => {
    if (event.kind === "sending.changed") return withSending(all, event.body.sending);
    if (event.kind !== "sending.ended") return all;
    ended.add(event.body.sending_id);
    return withoutSending(all, event.body.sending_id);
  }, waiting);
}

/** Of one client, those held for a moment before those put off, what goes first first. */
export const sendingsOfClient = (waiting: Waiting, clientId: number): readonly SendingCard[] =>
  Object.values(waiting)
    .filter((card) => card.client_id === clientId)
    .sort(
      (a, b) =>
        Number(a.is_scheduled) - Number(b.is_scheduled) ||
        (a.due_at < b.due_at ? -1 : a.due_at > b.due_at ? 1 : a.id - b.id),
    );
