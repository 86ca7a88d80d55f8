import type { State } from "./state.ts";
import type { Message } from "./wire.ts";

/** Ours, still there, and newer than the visitor's mark. */
export const unreadOf = (state: State, readUpto: number): readonly Message[] =>
  state.messages.filter((message) => !message.mine && !message.deleted && message.id > readUpto);

/** What this browser confirms as arrived: everything of ours it holds, told again on every new line. */
export const oursIn = (state: State): readonly number[] =>
  state.messages.filter((message) => !message.mine).map((message) => message.id);
