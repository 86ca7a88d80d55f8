import { signal } from "@preact/signals";
import type { Fleeting, Standing } from "#shared/events.ts";

/** Somebody is typing: a client, or one of us. */
export type Typist = {
  readonly clientId: number;
  readonly operatorId: number | null;
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

const LASTS = 6000;

/** Takes in what is not worth logging. */
export function takeFleeting(frame: Fleeting): void {
  switch (frame.kind) {
    case "typing":
      addTypist({
        clientId: frame.body.client_id,
        operatorId: frame.body.operator_id,
        text: frame.body.text,
        until: Date.now() + LASTS,
      });
      break;
    case "viewing":
      viewers.value = withViewer(frame.body.operator_id, frame.body.conversation_id);
      break;
    case "presence":
      online.value = new Set(frame.body.online);
      standings.value = frame.body.standing;
      loads.value = frame.body.load;
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

function addTypist(typist: Typist): void {
  stopTyping(typist.clientId, typist.operatorId);
  typists.value = [...typists.value, typist];
  setTimeout(() => {
    typists.value = typists.value.filter(({ until }) => until > Date.now());
  }, LASTS + 50);
}

function withViewer(operatorId: number, conversationId: number | null): Readonly<Record<number, number>> {
  const { [operatorId]: _, ...others } = viewers.value;
  return conversationId === null ? others : { ...others, [operatorId]: conversationId };
}
