import { signal } from "@preact/signals";
import type { Fleeting, Standing } from "#shared/events.ts";
import { viewCounts } from "./counts.ts";

/** Somebody is typing: a client, or one of us. */
export type Typist = {
  readonly clientId: number;
  readonly conversationId: number;
  readonly operatorId: number | null;
  /** What stands in a visitor's field, where the house asks for it. */
  readonly text: string | null;
  readonly until: number;
};

export const typists = signal<readonly Typist[]>([]);
export const viewers = signal<Readonly<Record<number, number>>>({});
export const online = signal<ReadonlySet<number>>(new Set());
/** How colleagues stand, and how much each has to do, by id: see `standing.ts`. */
export const standings = signal<Readonly<Record<string, Standing>>>({});
export const loads = signal<Readonly<Record<string, number>>>({});
/** Rises when who is on the sites has changed. */
export const visitorsBell = signal(0);
/** Rises when the board is no longer as it was. */
export const boardBell = signal(0);

/** How long a word about typing holds, in milliseconds: one of us thinks between two sentences, and is still there. */
const LASTS = { client: 6_000, words: 15_000, colleague: 15_000 };

type Typing = Extract<Fleeting, { kind: "typing" }>["body"];

/** Takes in what is not worth logging. */
export function takeFleeting(frame: Fleeting): void {
  switch (frame.kind) {
    case "typing":
      hearTyping(frame.body);
      break;
    case "viewing":
      viewers.value = withViewer(frame.body.operator_id, frame.body.conversation_id);
      break;
    case "presence":
      online.value = new Set(frame.body.online);
      standings.value = frame.body.standing;
      loads.value = frame.body.load;
      break;
    case "counts":
      viewCounts.value = frame.body.counts;
      break;
    case "board":
      boardBell.value += 1;
      break;
    case "visitors":
      visitorsBell.value += 1;
      break;
  }
}

/** Whoever has written is no longer typing. */
export function stopTyping(clientId: number, operatorId: number | null): void {
  typists.value = typists.value.filter((one) => one.clientId !== clientId || one.operatorId !== operatorId);
}

export function forgetFleeting(): void {
  typists.value = [];
  viewers.value = {};
  online.value = new Set();
  standings.value = {};
}

function hearTyping({ client_id, conversation_id, operator_id, text }: Typing): void {
  const others = typists.peek().filter((one) => one.clientId !== client_id || one.operatorId !== operator_id);
  if (text === "") {
    // The field was cleared.
    typists.value = others;
    return;
  }
  const lasts = operator_id !== null ? LASTS.colleague : text ? LASTS.words : LASTS.client;
  const typist = { clientId: client_id, conversationId: conversation_id, operatorId: operator_id, text };
  typists.value = [...others, { ...typist, until: Date.now() + lasts }];
  setTimeout(() => {
    typists.value = typists.value.filter(({ until }) => until > Date.now());
  }, lasts + 50);
}

function withViewer(operatorId: number, conversationId: number | null): Readonly<Record<number, number>> {
  const { [operatorId]: _, ...others } = viewers.value;
  return conversationId === null ? others : { ...others, [operatorId]: conversationId };
}
