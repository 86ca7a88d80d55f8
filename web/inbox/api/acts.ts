import type {
  ActPage,
  ConversationRow,
  ManyDeed,
  ManyDone,
  Priority,
  SpamMark,
  Time,
  Transfer,
  Undone,
} from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

/** The row as it stands after the deed. */
type Changed = Promise<ConversationRow>;

export const assign = (id: number, operatorId: number | null, act?: string): Changed =>
  ask("PUT", `/conversations/${id}/assignee`, { operator_id: operatorId }, act);

export const giveToTeam = (id: number, teamId: number | null, act?: string): Changed =>
  ask("PUT", `/conversations/${id}/team`, { team_id: teamId }, act);

export const setPriority = (id: number, priority: Priority, act?: string): Changed =>
  ask("PUT", `/conversations/${id}/priority`, { priority }, act);

export const changeTags = (
  id: number,
  add: readonly string[],
  remove: readonly number[],
  act?: string,
): Changed => ask("PUT", `/conversations/${id}/tags`, { add, remove }, act);

export const close = (id: number, act?: string): Changed =>
  ask("POST", `/conversations/${id}/closure`, undefined, act);

export const reopen = (id: number, act?: string): Changed =>
  ask("DELETE", `/conversations/${id}/closure`, undefined, act);

export const snooze = (id: number, until: Time, act?: string): Changed =>
  ask("POST", `/conversations/${id}/snooze`, { until }, act);

export const wake = (id: number, act?: string): Changed =>
  ask("DELETE", `/conversations/${id}/snooze`, undefined, act);

/** To the folder that troubles nobody; with it whoever wrote, and the address they wrote from. */
export const markSpam = (id: number, mark: SpamMark, act?: string): Changed =>
  ask("PUT", `/conversations/${id}/spam`, mark, act);

/** Among the others again; whoever was no longer listened to is heard. */
export const takeOutOfSpam = (id: number, act?: string): Changed =>
  ask("DELETE", `/conversations/${id}/spam`, undefined, act);

/** To somebody or to a team, with a note for colleagues. */
export const transfer = (id: number, to: Transfer, act?: string): Changed =>
  ask("POST", `/conversations/${id}/transfer`, to, act);

/** The same deed on many; those that refuse are named. */
export const doToMany = (ids: readonly number[], deed: ManyDeed, act?: string): Promise<ManyDone> =>
  ask("POST", "/conversations/bulk", { ids, do: deed }, act);

export const undoAct = (act: string): Promise<Undone> => ask("POST", `/acts/${act}/undo`);

export const readActs = (id: number, cursor: string | null): Promise<ActPage> =>
  ask("GET", `/conversations/${id}/acts${query({ cursor })}`);
