import type { Waiting } from "./queue.ts";
import {
  type Attachment,
  type Availability,
  isFinal,
  type Links,
  type LoggedEvent,
  type Made,
  type Message,
  type Person,
  type ServerFrame,
  type User,
  type Welcome,
} from "./wire.ts";

/** What the visitor's conversation looks like from this browser. */
export type State = {
  /** How far into the log we have read; null before the first welcome. */
  readonly seq: number | null;
  /** By id. */
  readonly messages: readonly Message[];
  /** By order of writing; shown after the messages. */
  readonly waiting: readonly Waiting[];
  /** The newest of the visitor's messages that an operator has read. */
  readonly seenUpto: number;
  readonly operators: readonly Person[];
  /** Null until the server has said. */
  readonly isOperatorOnline: boolean | null;
  /** Null until the server has said. */
  readonly availability: Availability | null;
  /** Whom the site signed in, as far as the server agreed. */
  readonly user: User | null;
  readonly typing: { readonly name: string; readonly until: number } | null;
  readonly hasEarlier: boolean;
  /** The house asks for words before they are sent. */
  readonly isPreviewWanted: boolean;
  readonly links: Links;
  readonly made: Made | null;
  /** Something was missed: say hello again. */
  readonly isBehind: boolean;
};

export const emptyState: State = {
  seq: null,
  messages: [],
  waiting: [],
  seenUpto: 0,
  operators: [],
  isOperatorOnline: null,
  availability: null,
  user: null,
  typing: null,
  hasEarlier: false,
  isPreviewWanted: false,
  links: { offers: [], cards: [], open: null },
  made: null,
  isBehind: false,
};

/** How long one word of "is writing" holds, in milliseconds. */
const TYPING_HOLDS = 6_000;

/** The state after a frame came `at` (milliseconds). Pure; a repeated frame changes nothing. */
export function apply(state: State, frame: ServerFrame, at: number): State {
  switch (frame.type) {
    case "welcome":
      return welcomed(state, frame);
    case "accepted":
      return accepted(state, frame.key, frame.id, frame.at);
    case "refused":
      return refused(state, frame.key, frame.code);
    case "events":
      return followed(state, frame.after, frame.upto, frame.events);
    case "links":
      return { ...state, links: frame };
    case "link":
      return { ...state, made: frame };
    case "typing":
      return { ...state, typing: { name: frame.name, until: at + TYPING_HOLDS } };
    case "presence":
      return {
        ...state,
        operators: frame.operators,
        isOperatorOnline: frame.operator_online,
        availability: frame.availability ?? state.availability,
      };
    case "reload":
      if (endsPerson(frame.reason)) return { ...emptyState, isBehind: true };
      return forgetsToken(frame.reason)
        ? { ...emptyState, waiting: withoutSent(state.waiting), isBehind: true }
        : { ...state, seq: null, isBehind: true };
    default:
      return state;
  }
}

/** Other reasons speak of the seq only: the visitor must not become a stranger for less. */
export const forgetsToken = (reason: string): boolean => reason.includes("token") || endsPerson(reason);

/** Nothing of whoever was here may stay, not even words that have not gone yet. */
export const endsPerson = (reason: string): boolean => reason === "signed_out";

/** The same told in one frame: to another tab that listens through this one. Null while we do not know it all. */
export function retold(state: State, token: string | null): Welcome | null {
  if (token === null || state.seq === null || state.isBehind) return null;
  return {
    type: "welcome",
    token,
    seq: state.seq,
    messages: state.messages,
    earlier: state.hasEarlier,
    seen_upto: state.seenUpto,
    typing_preview: state.isPreviewWanted,
    operators: state.operators,
    operator_online: state.isOperatorOnline ?? false,
    links: state.links,
    availability: state.availability,
    user: state.user,
  };
}

/** The queue as it lies in storage, taken into the state: other tabs write and send too. */
export function withQueue(state: State, stored: readonly Waiting[]): State {
  const arrived = new Set(state.messages.map((message) => message.key));
  const storedKeys = new Set(stored.map((waiting) => waiting.key));
  // What has left the storage was sent by another tab, or thrown away there after a refusal.
  const sentElsewhere = state.waiting
    .filter((waiting) => !storedKeys.has(waiting.key) && waiting.refused === null)
    .map((waiting) => ({ ...waiting, isSent: true }));
  const waiting = [...stored, ...sentElsewhere]
    .filter(({ key }) => !arrived.has(key))
    .sort((one, other) => one.order - other.order);
  return { ...state, waiting };
}

/** Nobody is known to write or be here once the line is cut. */
export const cutOff = (state: State): State => ({ ...state, typing: null, isBehind: false });

function welcomed(state: State, welcome: Welcome): State {
  const known: State = {
    ...state,
    seenUpto: Math.max(welcome.seen_upto, welcome.messages ? 0 : state.seenUpto),
    operators: welcome.operators,
    isOperatorOnline: welcome.operator_online,
    availability: welcome.availability ?? null,
    user: welcome.user ?? null,
    links: welcome.links,
    isPreviewWanted: welcome.typing_preview ?? false,
    isBehind: false,
  };
  if (welcome.messages === null) return { ...known, seq: state.seq ?? welcome.seq };
  return welcome.messages.reduce(withMessage, {
    ...known,
    seq: welcome.seq,
    messages: [],
    waiting: withoutSent(state.waiting),
    hasEarlier: welcome.earlier,
  });
}

function accepted(state: State, key: string, id: number, at: string): State {
  const waiting = state.waiting.find((one) => one.key === key);
  if (!waiting) return state;
  if (state.messages.some((message) => message.id === id)) return withoutWaiting(state, key);
  return withMessage(state, {
    id,
    key,
    mine: true,
    text: waiting.text,
    entities: [],
    at,
    author: null,
    edited: false,
    deleted: false,
    reply_to: null,
    attachments: attachmentsOf(waiting),
  });
}

/** Until the server tells of the message itself, its files are known by what their uploads gave. */
export const attachmentsOf = ({ files }: Pick<Waiting, "files">): readonly Attachment[] =>
  files.map(({ key: _, ...file }, index) => ({ ...file, id: -1 - index, url: null }));

function refused(state: State, key: string | null, code: string): State {
  if (key === null || !isFinal(code)) return state;
  const waiting = state.waiting.map((one) => (one.key === key ? { ...one, refused: code } : one));
  return { ...state, waiting };
}

function followed(state: State, after: number, upto: number, events: readonly LoggedEvent[]): State {
  if (state.seq === null || upto <= state.seq) return state;
  if (after > state.seq) return { ...state, isBehind: true };
  // A frame that overlaps covers all in (after, upto]; only what is new in it counts.
  const seq = state.seq;
  return { ...events.filter((event) => event.seq > seq).reduce(withEvent, state), seq: upto };
}

function withEvent(state: State, event: LoggedEvent): State {
  switch (event.kind) {
    case "message":
      return withMessage(event.body.mine ? state : { ...state, typing: null }, event.body);
    case "changed":
      // A change may speak of words older than those we hold; alone they would stand without their neighbours.
      return state.messages.some(({ id }) => id === event.body.id) ? withMessage(state, event.body) : state;
    case "links":
      return { ...state, links: event.body };
    case "seen":
      return { ...state, seenUpto: Math.max(state.seenUpto, event.body.upto) };
    default:
      return state;
  }
}

function withMessage(state: State, message: Message): State {
  const others = state.messages.filter((one) => one.id !== message.id);
  const messages = [...others, message].sort((one, other) => one.id - other.id);
  return { ...withoutWaiting(state, message.key), messages };
}

function withoutWaiting(state: State, key: string | null): State {
  return { ...state, waiting: state.waiting.filter((one) => one.key !== key) };
}

const withoutSent = (waiting: readonly Waiting[]) => waiting.filter((one) => !one.isSent);
