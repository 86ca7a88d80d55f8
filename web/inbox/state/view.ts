import type { ConversationRow, View } from "#shared/wire.ts";

export const VIEWS: readonly View[] = ["open", "mine", "unassigned", "waiting", "snoozed", "closed", "spam"];

/** What a list is asked for. */
export type Asked = { readonly view: View; readonly channelId: number | null };

const isAtHand = (row: ConversationRow): boolean => row.status === "open" || row.status === "waiting";

const SHOWS: Readonly<Record<View, (row: ConversationRow, me: number) => boolean>> = {
  open: isAtHand,
  mine: (row, me) => isAtHand(row) && row.assignee_id === me,
  unassigned: (row) => isAtHand(row) && row.assignee_id === null,
  waiting: (row) => row.status === "waiting",
  snoozed: (row) => row.status === "snoozed",
  // One that is joined into another is told by that one's row.
  closed: (row) => row.status === "closed" && row.close_reason !== "joined",
  spam: () => true,
};

/** Whether a row belongs into the list that was asked for, for the operator `me`. Spam stands in its own only. */
export const belongs = (row: ConversationRow, asked: Asked, me: number): boolean =>
  row.spam === (asked.view === "spam") &&
  SHOWS[asked.view](row, me) &&
  (asked.channelId === null || row.channel_id === asked.channelId);
