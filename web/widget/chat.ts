import { type Cell, cell } from "./cell.ts";
import { type ConnectionParts, type Link, openConnection } from "./connection.ts";
import { openMarks, storedRead } from "./marks.ts";
import { forgetPerson, isEnding, isSomebodyElse, remember } from "./person.ts";
import { isQueued, type Queue, type Uploaded } from "./queue.ts";
import { openSending } from "./sending.ts";
import type { Shelf } from "./shelf.ts";
import {
  apply,
  cutOff,
  emptyState,
  endsPerson,
  forgetsToken,
  retold,
  type State,
  withQueue,
} from "./state.ts";
import type { Lead } from "./tabs.ts";
import type { TakeTurn } from "./turns.ts";
import { openTyped } from "./typed.ts";
import {
  type BrowserFrame,
  type Hello,
  isAboutUser,
  isFinal,
  type Message,
  type Page,
  type ServerFrame,
  type Welcome,
} from "./wire.ts";

export type ChatParts = Pick<ConnectionParts, "openSocket" | "openExchange" | "now" | "random"> & {
  readonly shelf: Shelf;
  readonly queue: Queue;
  readonly takeTurn: TakeTurn;
  readonly page: () => Page;
  readonly language: string;
  /** Words of ours that have just come, not those of the first welcome. */
  readonly onAnswer: (message: Message) => void;
  /** The site's token does not hold (any more). */
  readonly onUserRefused?: (code: string) => void;
  /** Whoever was here has gone; nothing of theirs may stay to be seen. */
  readonly onForget?: () => void;
  readonly onStop?: () => void;
};

/** One visitor's conversation in one tab: state, queue and line, kept in step. */
export type Chat = {
  readonly state: Cell<State>;
  readonly link: Cell<Link>;
  /** The newest of our messages that the visitor has had before the eyes. */
  readonly readUpto: Cell<number>;
  /** There is a conversation to be loaded, as far as this browser remembers. */
  readonly isReturning: boolean;
  /** Who has been here before, or left words behind, is connected at once; a new visitor not before `join`. */
  start(): void;
  stop(): void;
  join(): void;
  /** The network or the visitor has come back. */
  wake(): void;
  /** The browser says that the network has gone. */
  doubt(): void;
  /** The words are stored before they are shown, and shown before they are sent. */
  write(text: string, files?: readonly Uploaded[]): void;
  /** Throws a refused message away. */
  drop(key: string): void;
  /** What stands in the field: told of at most every two seconds, the words only where the house asks for them. */
  typing(text: string): void;
  moved(page: Page): void;
  see(id: number): void;
  /** For a way into a messenger, told in this language. False when nobody hears it now. */
  ask(kind: string, speaks: string): boolean;
  /** A button of a card. */
  press(id: number, act: string): void;
  /** By a link from a messenger: said as soon as there is a line. */
  enter(token: string): void;
  /** The site says who this is, by a token that it signed; empty: that nobody is signed in. */
  identify(user: string): void;
  /** Ends it here at once, and on the server as soon as it can be told. */
  signOut(): void;
  readonly lead: Lead;
  /** What every post carries. */
  facts(): { readonly token: string | null; readonly since: number | null };
};

const TOKEN = "token";

export function openChat(parts: ChatParts): Chat {
  const { shelf, queue } = parts;

  /** The token that `state.seq` belongs to. */
  let token = shelf.get(TOKEN);
  let user: string | null = null;
  /** Whom the line has been told of: the site may say it between a hello and its welcome. */
  let vouched: string | null = null;
  /** A conversation that is still to be ended on the server; nowhere but in the memory of this page. */
  let leaving: string | null = null;
  let entry: string | null = null;
  let stopShelf: (() => void) | undefined;
  const state = cell(withQueue(emptyState, queue.all()));
  const readUpto = cell(storedRead(shelf));

  const hello = (): Hello => {
    const stored = shelf.get(TOKEN);
    if (stored !== token) {
      // Another tab has a newer token, perhaps of somebody else, to whom our seq says nothing.
      token = stored;
      state.set({ ...state.value, seq: null });
    }
    const { page, language } = parts;
    const since = leaving === null ? state.value.seq : null;
    vouched = leaving ? null : user;
    return {
      type: "hello",
      token: leaving ?? token,
      since,
      page: page(),
      language,
      user: vouched,
    };
  };
  const hear = (frame: ServerFrame) => {
    if (frame.type === "welcome" && !isOurs(frame)) return;
    if (frame.type === "refused" && isAboutUser(frame.code)) {
      doubtUser(frame.code);
      return;
    }
    if (frame.type === "reload") heed(frame.reason);
    const before = state.value;
    const after = withQueueAfter(frame, apply(before, frame, parts.now()));
    state.set(after);
    settle(before, after, frame);
    marks.tell();
    announce(before, after, frame);
    afterwards(frame);
    if (after.isBehind && (!before.isBehind || frame.type === "reload")) connection.sayHello();
  };
  const afterwards = (frame: ServerFrame) => {
    if (frame.type === "refused" && frame.key === null) marks.forget();
    if (frame.type !== "welcome") return;
    remember(shelf, frame.user?.id ?? null);
    vouch();
    void sending.go();
    tellEntry();
  };
  const vouch = () => {
    if (user && user !== vouched && connection.send({ type: "identify", token: user })) vouched = user;
  };
  const heed = (reason: string) => {
    if (!forgetsToken(reason)) return;
    // What this tab has ended itself is forgotten already, and a new person may be here by now.
    if (endsPerson(reason) && leaving === null) forget();
    leaving = null;
    forgetToken();
  };
  const withQueueAfter = (frame: ServerFrame, after: State) =>
    frame.type === "reload" ? withQueue(after, queue.all()) : after;
  const isOurs = (welcome: Welcome): boolean => {
    if (leaving !== null) {
      connection.send({ type: "sign_out" });
      return false;
    }
    if (keepsToken(welcome)) return true;
    connection.sayHello();
    return false;
  };
  /** False when another tab got a token while we asked for ours: one browser is one visitor. */
  const keepsToken = (welcome: Welcome): boolean => {
    if (token === null && shelf.get(TOKEN) !== null) return false;
    token = welcome.token;
    if (shelf.get(TOKEN) !== token) shelf.put(TOKEN, token);
    return true;
  };
  const forgetToken = () => {
    token = null;
    shelf.remove(TOKEN);
    marks.drop();
  };
  const forget = () => {
    forgetPerson(shelf);
    forgetToken();
    user = vouched = null;
    entry = null;
    state.set(emptyState);
    parts.onForget?.();
  };
  const signOut = () => {
    leaving ??= token;
    if (leaving !== null) connection.send({ type: "sign_out" });
    forget();
  };
  const doubtUser = (code: string) => {
    user = vouched = null;
    parts.onUserRefused?.(code);
    // Who the site does not vouch for may still talk.
    if (connection.link.value !== "live") connection.sayHello();
  };
  /** What the state no longer waits for leaves the storage, in whatever way its arrival became known. */
  const settle = (before: State, after: State, frame: ServerFrame) => {
    const left = before.waiting.filter(({ key }) => after.waiting.every((waiting) => waiting.key !== key));
    for (const key of [...left.map((one) => one.key), ...keysIn(frame)]) {
      queue.remove(key);
      sending.settled(key);
    }
    if (frame.type !== "refused" || frame.key === null) return;
    if (isFinal(frame.code)) {
      queue.refuse(frame.key, frame.code);
      sending.settled(frame.key);
    } else sending.postponed(frame);
  };
  const tellEntry = () => {
    if (entry && connection.send({ type: "follow", token: entry })) entry = null;
  };
  const announce = (before: State, after: State, frame: ServerFrame) => {
    if (frame.type !== "events") return;
    const newest = before.messages[before.messages.length - 1]?.id ?? 0;
    const answer = after.messages.find((message) => !message.mine && !message.deleted && message.id > newest);
    if (answer) parts.onAnswer(answer);
  };
  const followQueue = () => {
    state.set(withQueue(state.value, queue.all()));
    void sending.go();
  };
  const followShelf = (name: string) => {
    if (isQueued(name)) followQueue();
    marks.catchUp(name);
    if (!isEnding(name) || token === null) return;
    forget();
    connection.restart();
  };

  const connection = openConnection({ ...parts, hello, onFrame: hear });
  /** What anybody says while somebody else is being signed out waits for a line of their own. */
  const send = (frame: BrowserFrame) => leaving === null && connection.send(frame);
  const marks = openMarks(shelf, state, readUpto, send);
  const sending = openSending({
    waiting: queue.all,
    send,
    onSilence: connection.restart,
    takeTurn: parts.takeTurn,
    random: parts.random,
  });
  const typed = openTyped({ now: parts.now, isWanted: () => state.value.isPreviewWanted, send });
  connection.link.watch(() => {
    if (connection.link.value === "live") return;
    sending.cut();
    marks.forget();
    state.set(cutOff(state.value));
  });

  return {
    state,
    link: connection.link,
    readUpto,
    isReturning: token !== null,
    facts: () => ({ token, since: state.value.seq }),
    start() {
      stopShelf = shelf.onChange(followShelf);
      if (token !== null || user !== null || state.value.waiting.length > 0) connection.start();
    },
    stop() {
      stopShelf?.();
      typed.forget();
      connection.stop();
      parts.onStop?.();
    },
    join: connection.start,
    wake: connection.wake,
    doubt: connection.restart,
    write(text, files) {
      typed.forget();
      queue.add(text, files);
      connection.start();
      followQueue();
    },
    drop(key) {
      queue.remove(key);
      const waiting = state.value.waiting.filter((one) => one.key !== key);
      state.set({ ...state.value, waiting });
    },
    typing: typed.write,
    moved: (page) => void connection.send({ type: "page", ...page }),
    ask: (kind, speaks) => connection.send({ type: "link", kind, speaks }),
    press: (id, act) => void connection.send({ type: "press", id, act }),
    enter(given) {
      entry = given;
      connection.start();
      tellEntry();
    },
    identify(given) {
      if (given === user) return;
      if (isSomebodyElse(shelf, given)) signOut();
      user = given;
      // Nobody is signed in: that goes without saying, unless somebody was.
      if (!given) return;
      connection.start();
      // While one is being signed out, the hello that follows names the other.
      if (leaving === null) vouch();
    },
    signOut,
    lead: {
      welcome: () => retold(state.value, token),
      meet({ page, user: theirs }) {
        connection.send({ type: "page", ...page });
        if (theirs === null || theirs === user) return;
        user = theirs;
        connection.send({ type: "identify", token: theirs });
      },
      say: (frame) => void send(frame),
      wake: connection.wake,
    },
    see: marks.see,
  };
}

/** What the frame says has arrived, also when it was another tab's and this one has not seen it waiting. */
function keysIn(frame: ServerFrame): readonly string[] {
  if (frame.type === "accepted") return [frame.key];
  if (frame.type !== "events") return [];
  return frame.events.flatMap(({ kind, body }) =>
    kind === "message" && body.mine && body.key ? [body.key] : [],
  );
}
