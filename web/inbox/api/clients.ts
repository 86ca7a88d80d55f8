import type { ClientCard, ClientChange, ClientFound } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

export const readClient = (id: number): Promise<ClientCard> => ask("GET", `/clients/${id}`);

export const changeClient = (id: number, change: ClientChange): Promise<ClientCard | undefined> =>
  ask("PATCH", `/clients/${id}`, change);

export const findClients = (words: string): Promise<readonly ClientFound[]> =>
  ask("GET", `/clients${query({ query: words, limit: 30 })}`);
