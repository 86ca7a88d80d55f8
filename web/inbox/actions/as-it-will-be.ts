import type { ConversationRow, ManyDeed } from "#shared/wire.ts";

type Patch = Partial<ConversationRow>;

/** How a row looks once it is closed. */
export const closed = (): Patch => ({
  status: "closed",
  closed_at: new Date().toISOString(),
  close_reason: "operator",
  waiting_since: null,
});

/** Nobody waits in it any more. */
export const inSpam = (row: ConversationRow): Patch => ({
  spam: true,
  status: row.status === "closed" ? "closed" : "open",
  waiting_since: null,
  snoozed_until: null,
});

/** At hand again. */
export const awake = (row: ConversationRow): Patch => ({
  status: row.answered_count < row.inbound_count ? "waiting" : "open",
  closed_at: null,
  close_reason: null,
  snoozed_until: null,
});

/** What a deed on many does to one of them; tags by name show when the server has told their ids. */
export function afterDeed(row: ConversationRow, deed: ManyDeed): Patch {
  if (deed.close) return closed();
  if (deed.reopen) return awake(row);
  if (deed.spam) return inSpam(row);
  if (deed.snooze_until) return { status: "snoozed", snoozed_until: deed.snooze_until };
  if (deed.assignee_id !== undefined) return { assignee_id: deed.assignee_id };
  if (deed.team_id !== undefined) return { team_id: deed.team_id };
  if (deed.priority) return { priority: deed.priority };
  return {};
}
