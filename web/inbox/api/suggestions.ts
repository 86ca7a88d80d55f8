import type { SuggestedPairs, SuggestionCard } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

/** Who may be the same person, the likeliest first. */
export const readSuggestions = (clientId: number): Promise<readonly SuggestionCard[]> =>
  ask("GET", `/clients/${clientId}/suggestions`);

export const readPairs = (cursor: string | null): Promise<SuggestedPairs> =>
  ask("GET", `/suggestions${query({ cursor })}`);

/** They are two people. */
export const refuseSuggestion = (one: number, other: number): Promise<void> =>
  ask("POST", `/clients/${one}/suggestions/${other}/refusal`);

/** They may be one after all. */
export const withdrawRefusal = (one: number, other: number): Promise<void> =>
  ask("DELETE", `/clients/${one}/suggestions/${other}/refusal`);
