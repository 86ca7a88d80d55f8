import type { BoardCard } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

/** Null: of all teams, of all channels. */
export type BoardAsked = { readonly team_id: number | null; readonly channel_id: number | null };

export const readBoard = (asked: BoardAsked): Promise<BoardCard> => ask("GET", `/board${query(asked)}`);

/** All open conversations of somebody go to whoever comes first. */
export const handBackAll = (operatorId: number): Promise<{ readonly count: number }> =>
  ask("POST", `/operators/${operatorId}/hand-back`);
