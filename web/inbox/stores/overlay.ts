import { signal } from "@preact/signals";
import type { LogEvent } from "#shared/events.ts";
import type { ConversationRow } from "#shared/wire.ts";

/** A row as it will be once the server agrees, laid over what it last told. */
type Laid = {
  readonly patch: Partial<ConversationRow>;
  /** The revision it was laid over. */
  readonly base: number;
  /** From this revision on the log tells it itself; null while nobody has answered. */
  readonly until: number | null;
  readonly toldUpTo: number;
};

export const overlays = signal<Readonly<Record<number, Laid>>>({});

/** What we have seen ourselves, before the log says so. */
export const seenAhead = signal<Readonly<Record<number, number>>>({});

export function lay(row: ConversationRow, patch: Partial<ConversationRow>): void {
  const under = overlays.value[row.id];
  const toldUpTo = Math.max(row.revision, under?.toldUpTo ?? 0);
  put(row.id, { patch: { ...under?.patch, ...patch }, base: toldUpTo, until: null, toldUpTo });
}

/** The server agreed; `revision` is the row's own from then on. */
export function settle(id: number, revision: number | undefined): void {
  const laid = overlays.value[id];
  if (!laid) return;
  const until = revision ?? laid.base + 1;
  if (laid.toldUpTo >= until) lift(id);
  else put(id, { ...laid, until });
}

/** The server refused: the row is what it was. */
export function lift(id: number): void {
  const { [id]: _, ...others } = overlays.value;
  overlays.value = others;
}

export function liftAll(): void {
  overlays.value = {};
  seenAhead.value = {};
}

/** The log has caught up with some rows. */
export function liftTold(events: readonly LogEvent[]): void {
  for (const event of events) {
    if (event.kind !== "conversation.changed" && event.kind !== "message.added") continue;
    const { id, revision } = event.body.conversation;
    const laid = overlays.value[id];
    if (!laid) continue;
    if (laid.until !== null && revision >= laid.until) lift(id);
    else put(id, { ...laid, toldUpTo: Math.max(laid.toldUpTo, revision) });
  }
}

export function withOverlay(row: ConversationRow): ConversationRow {
  const laid = overlays.value[row.id];
  return laid ? { ...row, ...laid.patch } : row;
}

function put(id: number, laid: Laid): void {
  overlays.value = { ...overlays.value, [id]: laid };
}
