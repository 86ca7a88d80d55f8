import type { Waiting } from "./queue.ts";
import type { State } from "./state.ts";
import type { Message, Person } from "./wire.ts";

/** One thing said: what the server has, or what still waits for it. */
export type Item =
  | { readonly kind: "message"; readonly message: Message; readonly isSeen: boolean }
  | { readonly kind: "waiting"; readonly waiting: Waiting };

/** The list from top to bottom. Keys stay: what was waiting keeps its line when the server has it. */
export type Line =
  | { readonly kind: "day"; readonly key: string; readonly at: Date }
  | {
      readonly kind: "author";
      readonly key: string;
      readonly author: Person | null;
      readonly isMine: boolean;
    }
  | {
      readonly kind: "said";
      readonly key: string;
      readonly at: Date;
      readonly isMine: boolean;
      readonly item: Item;
    };

type Said = Extract<Line, { kind: "said" }>;

const GROUP_HOLDS = 5 * 60_000;

/** A day above its first message, an author above a run with no longer pause than five minutes. */
export function linesOf(state: Pick<State, "messages" | "waiting" | "seenUpto">): readonly Line[] {
  const lines: Line[] = [];
  let last: Said | null = null;
  for (const said of saidIn(state)) {
    const isNewDay = last?.at.toDateString() !== said.at.toDateString();
    if (isNewDay) lines.push({ kind: "day", key: `day ${said.key}`, at: said.at });
    if (isNewDay || !last || !follows(last, said)) {
      lines.push({ kind: "author", key: `by ${said.key}`, author: authorOf(said), isMine: said.isMine });
    }
    lines.push(said);
    last = said;
  }
  return lines;
}

function saidIn({
  messages,
  waiting,
  seenUpto,
}: Pick<State, "messages" | "waiting" | "seenUpto">): readonly Said[] {
  return [
    ...messages.map((message): Said => {
      const key = message.key ?? `${message.id}`;
      const item: Item = { kind: "message", message, isSeen: message.id <= seenUpto };
      return { kind: "said", key, at: new Date(message.at), isMine: message.mine, item };
    }),
    ...waiting.map((one): Said => {
      const item: Item = { kind: "waiting", waiting: one };
      return { kind: "said", key: one.key, at: new Date(one.writtenAt), isMine: true, item };
    }),
  ];
}

function follows(last: Said, said: Said): boolean {
  return (
    last.isMine === said.isMine &&
    authorOf(last)?.name === authorOf(said)?.name &&
    said.at.getTime() - last.at.getTime() < GROUP_HOLDS
  );
}

const authorOf = ({ item }: Said) => (item.kind === "message" ? item.message.author : null);
