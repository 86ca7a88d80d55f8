import { PROMISE } from "../calling.ts";
import type { Shelf } from "../shelf.ts";
import type { Request, Status } from "./wire.ts";

/** What this browser holds of a request: on its way, or with the word it was given. */
export type Kept = {
  request(): Request | null;
  hold(request: Request): void;
  letGo(): void;
  ticket(): Ticket | null;
  keep(ticket: Ticket): void;
  drop(): void;
};

export type Ticket = { readonly token: string; readonly status: Status };

const REQUEST = "request";
const TICKET = "ticket";

export function keptOn(shelf: Shelf): Kept {
  const read = <T>(name: string): T | null => {
    try {
      return JSON.parse(shelf.get(name) ?? "null") as T | null;
    } catch {
      // What another script has spoilt is as good as nothing.
      return null;
    }
  };
  return {
    request: () => read<Request>(REQUEST),
    hold: (request) => shelf.put(REQUEST, JSON.stringify(request)),
    letGo: () => shelf.remove(REQUEST),
    ticket: () => read<Ticket>(TICKET),
    keep(ticket) {
      shelf.put(TICKET, JSON.stringify(ticket));
      if (isOpen(ticket.status)) shelf.put(PROMISE, JSON.stringify(ticket.status.words));
      else shelf.remove(PROMISE);
      shelf.remove(REQUEST);
    },
    drop() {
      for (const name of [REQUEST, TICKET, PROMISE]) shelf.remove(name);
    },
  };
}

/** Another tab was told something. */
export const isTicket = (name: string): boolean => name === TICKET;

export const isOpen = ({ state }: Status): boolean => state === "waiting" || state === "claimed";
