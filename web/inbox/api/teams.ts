import type { NewTeam, TeamCard, TeamChange } from "#shared/wire.ts";
import { ask } from "./ask.ts";

export async function readTeams(): Promise<readonly TeamCard[]> {
  return (await ask<{ readonly teams: readonly TeamCard[] }>("GET", "/teams")).teams;
}

export const addTeam = (team: NewTeam): Promise<TeamCard> => ask("POST", "/teams", team);

export const changeTeam = (id: number, change: TeamChange): Promise<TeamCard> =>
  ask("PATCH", `/teams/${id}`, change);

export const removeTeam = (id: number): Promise<void> => ask("DELETE", `/teams/${id}`);
