import type { AllHours, AutoReplyRules, Availability, Holiday, HoursCard } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

export const readHours = (): Promise<AllHours> => ask("GET", "/hours");

export const putHours = (hours: HoursCard): Promise<HoursCard> => ask("PUT", "/hours", hours);

/** Of a channel, of a team, or with neither of the whole house. */
export const removeHours = ({ channel_id, team_id }: HoursCard): Promise<void> =>
  ask("DELETE", `/hours${query({ channel_id: channel_id ?? null, team_id: team_id ?? null })}`);

export async function readHolidays(
  country: string,
  year: number,
  language: string,
): Promise<readonly Holiday[]> {
  const read = await ask<{ readonly days: readonly Holiday[] }>(
    "GET",
    `/hours/holidays${query({ country, year, language })}`,
  );
  return read.days;
}

/** Whether somebody can answer there now, and if not, when. */
export const readAvailability = (channelId: number): Promise<Availability> =>
  ask("GET", `/channels/${channelId}/availability`);

export const readAutoReplies = (channelId: number): Promise<AutoReplyRules> =>
  ask("GET", `/channels/${channelId}/auto-replies`);

export const putAutoReplies = (channelId: number, rules: AutoReplyRules): Promise<AutoReplyRules> =>
  ask("PUT", `/channels/${channelId}/auto-replies`, rules);
