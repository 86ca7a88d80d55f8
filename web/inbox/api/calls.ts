import type { CallbackCard, CallbackPage, NewAttempt, NewCallback, Time } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

/** What is to be rung, what of it is mine, and what is over. */
export type CallView = "due" | "mine" | "done";

export const readCalls = (view: CallView, cursor: string | null): Promise<CallbackPage> =>
  ask("GET", `/callbacks${query({ view, cursor })}`);

export const readCall = (id: number): Promise<CallbackCard> => ask("GET", `/callbacks/${id}`);

export const readCallsOf = (clientId: number): Promise<{ readonly rows: readonly CallbackCard[] }> =>
  ask("GET", `/clients/${clientId}/callbacks`);

/** The same key again gives the same. */
export const writeDownCall = (given: NewCallback): Promise<CallbackCard> => ask("POST", "/callbacks", given);

/** Also takes it over from a colleague; null takes it for oneself. */
export const claimCall = (id: number, operatorId: number | null): Promise<CallbackCard> =>
  ask("PUT", `/callbacks/${id}/claim`, { operator_id: operatorId });

export const releaseCall = (id: number): Promise<CallbackCard> => ask("DELETE", `/callbacks/${id}/claim`);

/** The same key again changes nothing. */
export const sayOutcome = (id: number, attempt: NewAttempt): Promise<CallbackCard> =>
  ask("POST", `/callbacks/${id}/attempts`, attempt);

export const moveCall = (id: number, to: Time): Promise<CallbackCard> =>
  ask("POST", `/callbacks/${id}/move`, { wanted_from: to });

export const cancelCall = (id: number): Promise<CallbackCard> => ask("POST", `/callbacks/${id}/cancellation`);

export const reopenCall = (id: number): Promise<CallbackCard> => ask("POST", `/callbacks/${id}/reopening`);
