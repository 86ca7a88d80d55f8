import type { ConversationRow, ListFilter, View } from "#shared/wire.ts";

/** In the order in which they are shown. */
export const VIEWS: readonly View[] = [
  "open",
  "mine",
  "unassigned",
  "waiting",
  "mentions",
  "snoozed",
  "closed",
  "all",
  "spam",
];

/** What a list is asked for: a view, narrowed down and put in order. */
export type Asked = ListFilter;

/** The whole of a view, the newest first. */
export const allOf = (view: View): Asked => ({
  view,
  channel_id: null,
  team_id: null,
  tag_id: null,
  assignee_id: null,
  priority: null,
  sort: "newest",
});

/** What narrows a view down. */
export const NARROWING = ["channel_id", "team_id", "tag_id", "assignee_id", "priority"] as const;

export const isNarrowed = (asked: Asked): boolean => NARROWING.some((name) => asked[name] !== null);

export const isSameList = (one: Asked, other: Asked): boolean =>
  one.view === other.view && one.sort === other.sort && NARROWING.every((name) => one[name] === other[name]);

/** conversation id: how often I am named in its notes and have not looked. */
type Mentioned = Readonly<Record<number, number>>;

const isAtHand = (row: ConversationRow): boolean => row.status === "open" || row.status === "waiting";
// One that is joined into another is told by that one's row.
const hasItsOwnRow = (row: ConversationRow): boolean => row.close_reason !== "joined";

const SHOWS: Readonly<Record<View, (row: ConversationRow, me: number, mentioned: Mentioned) => boolean>> = {
  open: isAtHand,
  mine: (row, me) => isAtHand(row) && row.assignee_id === me,
  unassigned: (row) => isAtHand(row) && row.assignee_id === null,
  waiting: (row) => row.status === "waiting",
  mentions: (row, _, mentioned) => (mentioned[row.id] ?? 0) > 0,
  snoozed: (row) => row.status === "snoozed",
  closed: (row) => row.status === "closed" && hasItsOwnRow(row),
  all: hasItsOwnRow,
  spam: hasItsOwnRow,
};

/** Whether a row belongs into the list that was asked for, for the operator `me`. Spam stands in its own only. */
export const belongs = (row: ConversationRow, asked: Asked, me: number, mentioned: Mentioned): boolean =>
  row.spam === (asked.view === "spam") &&
  SHOWS[asked.view](row, me, mentioned) &&
  (asked.channel_id === null || row.channel_id === asked.channel_id) &&
  (asked.team_id === null || row.team_id === asked.team_id) &&
  (asked.assignee_id === null || row.assignee_id === asked.assignee_id) &&
  (asked.priority === null || row.priority === asked.priority) &&
  (asked.tag_id === null || row.tag_ids.includes(asked.tag_id));
