import type {
  ButtonCard,
  ChannelCard,
  ClientCard,
  ConversationRow,
  EntityCard,
  FileKind,
  Me,
  MessageCard,
  OperatorCard,
  SavedViewCard,
  Time,
  Workplace,
} from "#shared/wire.ts";
import type { Place, RowPlace } from "./place.ts";
import type { Asked } from "./view.ts";

export type { Place, RowPlace } from "./place.ts";

/** Every row of the view down to `floor` is here; what lies below is not known. */
export type List = {
  readonly filter: Asked;
  readonly rows: readonly ConversationRow[];
  /** The last row that was read; null when the view is here to its end. */
  readonly floor: RowPlace | null;
  /** The server's cursor for what follows. */
  readonly next: string | null;
};

/** A file that goes along with words, as far as it can be shown before the server has it. */
export type PendingFile = {
  /** Which of the uploads it is. */
  readonly id: number;
  readonly name: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
  /** An address within this browser. */
  readonly preview: string | null;
};

/** Words written here that the log has not told of yet. */
export type Pending = {
  readonly key: string;
  readonly conversationId: number;
  readonly direction: "out" | "note";
  readonly text: string;
  readonly entities: readonly EntityCard[];
  readonly at: Time;
  readonly channelId: number | null;
  readonly identityId: number | null;
  readonly quotes: MessageCard | null;
  readonly files: readonly PendingFile[];
  readonly buttons: readonly (readonly ButtonCard[])[];
  readonly close: boolean;
  /** Not at once. */
  readonly sendAt?: Time;
  readonly fate: "on_its_way" | { readonly refused: string };
};

/** One stretch of a client's history, oldest first and without holes. */
export type Thread = {
  readonly clientId: number;
  readonly messages: readonly MessageCard[];
  /** The first message, when others lie further back. */
  readonly floor: Place | null;
  /** The last message, when others lie further on; null where the newest is here. */
  readonly ceiling: Place | null;
  /** The newest messages, where the stretch ends before them: an answer goes by these. */
  readonly tail: readonly MessageCard[];
  /** Names the reading with which the stretch began: another one is another stretch. */
  readonly begun: string;
  readonly conversations: Readonly<Record<number, ConversationRow>>;
  readonly pending: readonly Pending[];
};

/** What the window shows: a snapshot and the events since. */
export type State = {
  readonly seq: number;
  readonly me: Me;
  readonly operators: readonly OperatorCard[];
  readonly channels: readonly ChannelCard[];
  readonly workplace: Workplace;
  /** Conversations that were mine and went back while I was away, of which I have not been told. */
  readonly handedBack: readonly number[];
  readonly list: List;
  /** The shared ones and mine, by name. */
  readonly savedViews: readonly SavedViewCard[];
  /** conversation id: how many of the client's messages I have seen, where that says more than the answers. */
  readonly seen: Readonly<Record<number, number>>;
  /** conversation id: how often I am named in its notes and have not looked. */
  readonly mentioned: Readonly<Record<number, number>>;
  readonly threads: Readonly<Record<number, Thread>>;
  readonly clients: Readonly<Record<number, ClientCard>>;
  /** Clients of whom this window has heard that another took their history over: see `holderOf`. */
  readonly glued: Readonly<Record<number, number>>;
};
