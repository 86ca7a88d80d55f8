import type { AttachmentCard, MessageCard, SendingCard, Time } from "#shared/wire.ts";
import type { Pending, Thread } from "../state/state.ts";
import type { Sought } from "../stores/sought.ts";
import { dayKey } from "../words/dates.ts";

/** One thing in the thread: what the window draws at one height. */
export type Entry =
  | { readonly is: "day"; readonly key: string; readonly at: Time }
  | { readonly is: "unread"; readonly key: string; readonly at: Time }
  /** Here a new matter begins. */
  | { readonly is: "break"; readonly key: string; readonly at: Time }
  | { readonly is: "system"; readonly key: string; readonly at: Time; readonly message: MessageCard }
  | {
      readonly is: "message";
      readonly key: string;
      readonly at: Time;
      readonly message: MessageCard;
      /** Files of the whole album, when it is one. */
      readonly attachments: readonly AttachmentCard[];
      /** First of its group: tells who wrote, when that is not plain. */
      readonly isHead: boolean;
      readonly isTail: boolean;
      /** The channel, when it or the account there is another than before. */
      readonly channelId: number | null;
    }
  | { readonly is: "pending"; readonly key: string; readonly at: Time; readonly pending: Pending }
  /** What a visitor has in the field and has not sent. */
  | { readonly is: "unsent"; readonly key: string; readonly at: Time; readonly text: string }
  /** It has not gone yet, and stands below all that has. */
  | { readonly is: "sending"; readonly key: string; readonly at: Time; readonly sending: SendingCard };

type Spoken = Extract<Entry, { is: "message" }>;

const TOGETHER = 5 * 60_000;

/** A history as it is drawn: days, groups, albums, and the line above what is new to me. */
export function entriesOf(
  messages: readonly MessageCard[],
  pending: readonly Pending[],
  firstUnreadId: number | null,
  sendings: readonly SendingCard[] = [],
): readonly Entry[] {
  const entries: Entry[] = [];
  let day = "";
  let before: string | null = null;
  const matters = new Set(messages.slice(0, 1).map(({ conversation_id }) => conversation_id));
  for (const album of albumsOf(messages)) {
    const [message] = album;
    if (!message) continue;
    if (dayKey(message.at) !== day) {
      day = dayKey(message.at);
      entries.push({ is: "day", key: `day ${message.id}`, at: message.at });
    }
    if (!matters.has(message.conversation_id)) {
      matters.add(message.conversation_id);
      entries.push({ is: "break", key: `break ${message.conversation_id}`, at: message.at });
    }
    if (album.some(({ id }) => id === firstUnreadId))
      entries.push({ is: "unread", key: "unread", at: message.at });
    if (message.direction === "system") {
      entries.push({ is: "system", key: `m${message.id}`, at: message.at, message });
      continue;
    }
    const place = placeOf(message);
    const isPlaceNew = place !== null && place !== before;
    before = place ?? before;
    entries.push(spoken(album, message, isPlaceNew ? message.channel_id : null));
  }
  const grouped = entries.map((entry, at) => withGroup(entry, entries[at - 1], entries[at + 1]));
  const shown = new Set([...messages, ...pending].map(({ key }) => key));
  const waiting = sendings.filter(({ key }) => !shown.has(key));
  return [...grouped, ...pending.map(onItsWay), ...waiting.map(toBeSent)];
}

/** One account on one channel; none for what we say among ourselves. */
const placeOf = ({ channel_id, identity_id }: MessageCard): string | null =>
  channel_id === null ? null : `${channel_id} ${identity_id}`;

/**
 * Which message is the first that I have not seen: counted back from the newest of the client's, where that is held;
 * else the one that was looked for.
 */
export function firstUnread(
  { messages, floor, ceiling }: Pick<Thread, "messages" | "floor" | "ceiling">,
  unread: number,
  sought: Sought | null,
): number | null {
  if (unread <= 0) return null;
  const theirs = messages.filter(({ direction }) => direction === "in");
  if (sought?.isUnread) return messages.find(({ id }) => id === sought.messageId)?.id ?? null;
  if (ceiling !== null) return null;
  return theirs.at(-unread)?.id ?? (floor === null ? theirs[0]?.id : undefined) ?? null;
}

/** The same with what the visitor types at the end of it. */
export function withUnsent(entries: readonly Entry[], text: string | null): readonly Entry[] {
  const last = entries.at(-1);
  return text && last ? [...entries, { is: "unsent", key: "unsent", at: last.at, text }] : entries;
}

/** Which message an entry shows; none for days and other lines. */
export const idIn = (entry: Entry): number | null =>
  entry.is === "message" || entry.is === "system" ? entry.message.id : null;

function spoken(album: readonly MessageCard[], first: MessageCard, channelId: number | null): Spoken {
  const told = album.find(({ text }) => text) ?? first;
  return {
    is: "message",
    // A message keeps its place on the screen when the server confirms it, so both go by the author's key.
    key: first.key === null ? `m${first.id}` : `k${first.key}`,
    at: first.at,
    message: told,
    attachments: album.flatMap(({ attachments }) => attachments),
    isHead: true,
    isTail: true,
    channelId,
  };
}

const onItsWay = (pending: Pending): Entry => ({
  is: "pending",
  key: `k${pending.key}`,
  at: pending.at,
  pending,
});

const toBeSent = (sending: SendingCard): Entry => ({
  is: "sending",
  key: `k${sending.key}`,
  at: sending.due_at,
  sending,
});

/** Neighbours that came as one album become one. */
function albumsOf(messages: readonly MessageCard[]): readonly (readonly MessageCard[])[] {
  const albums: MessageCard[][] = [];
  for (const message of messages) {
    const last = albums.at(-1);
    const before = last?.at(-1);
    const isSame = before?.group_key && before.group_key === message.group_key;
    if (last && isSame && before.direction === message.direction) last.push(message);
    else albums.push([message]);
  }
  return albums;
}

function withGroup(entry: Entry, before: Entry | undefined, after: Entry | undefined): Entry {
  if (entry.is !== "message") return entry;
  return { ...entry, isHead: !isTogether(before, entry), isTail: !isTogether(entry, after) };
}

function isTogether(one: Entry | undefined, next: Entry | undefined): boolean {
  if (one?.is !== "message" || next?.is !== "message" || next.channelId !== null) return false;
  const [a, b] = [one.message, next.message];
  return (
    a.direction === b.direction &&
    a.operator_id === b.operator_id &&
    a.identity_id === b.identity_id &&
    a.speaker === b.speaker &&
    Date.parse(b.at) - Date.parse(a.at) < TOGETHER
  );
}
