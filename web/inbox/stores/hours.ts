import { effect, signal } from "@preact/signals";
import type { AllHours, HoursCard, TeamCard } from "#shared/wire.ts";
import { readHours } from "../api/hours.ts";
import { readTeams } from "../api/teams.ts";
import { news } from "./house.ts";

/** All schedules, and all teams; null before they were asked for. */
export const hours = signal<AllHours | null>(null);
export const teams = signal<readonly TeamCard[] | null>(null);

let isAsked = false;

/** Reads both, once; the log tells of every change. Throws Refused. */
export async function learnHours(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    [hours.value, teams.value] = await Promise.all([readHours(), readTeams()]);
  } catch (cause) {
    isAsked = false;
    throw cause;
  }
}

export type HoursPlace = { readonly channel_id: number | null; readonly team_id: number | null };

export const HOUSE: HoursPlace = { channel_id: null, team_id: null };

/** What is set there itself; undefined where it is inherited. */
export function ownHours(all: AllHours, { channel_id, team_id }: HoursPlace): HoursCard | undefined {
  if (channel_id !== null) return all.channels.find((one) => one.channel_id === channel_id);
  if (team_id !== null) return all.teams.find((one) => one.team_id === team_id);
  return all.house ?? undefined;
}

effect(() => {
  // An empty telling: all was read anew, and something may have gone unheard.
  if (news.value.length === 0 && isAsked) {
    isAsked = false;
    learnHours().catch(() => undefined);
  }
  for (const event of news.value) {
    if (event.kind === "hours.changed") hours.value = event.body;
    if (event.kind === "teams.changed") teams.value = event.body.teams;
  }
});
