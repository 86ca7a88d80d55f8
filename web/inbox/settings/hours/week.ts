/** From and until, "09:00"; until may be "24:00", or earlier than from when it goes past midnight. */
export type Range = readonly [from: string, until: string];
export type Day = readonly Range[];
/** Seven days, Monday first. */
export type Week = readonly Day[];

export const MOST_RANGES = 12;
const HOUR = 60;
const DAY = 24 * HOUR;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/;

export const CLOSED_WEEK: Week = [[], [], [], [], [], [], []];
export const USUAL_WEEK: Week = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [["09:00", "18:00"]] : []));

/** What somebody means by "9", "930", "9.30" or "9:30"; null where it is no time. */
export function writtenTime(text: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})(?:[:.,\s-]?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  const time = `${hours.padStart(2, "0")}:${minutes ?? "00"}`;
  return CLOCK.test(time) ? time : null;
}

/** Since midnight; null where it is no time. */
export function minutesOf(time: string): number | null {
  return CLOCK.test(time) ? Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) : null;
}

export const timeAt = (minutes: number): string =>
  `${String(Math.floor(minutes / HOUR)).padStart(2, "0")}:${String(minutes % HOUR).padStart(2, "0")}`;

/** Some minutes later or earlier, within the day. */
export function shifted(time: string, by: number, isEnd: boolean): string {
  const minutes = minutesOf(time);
  if (minutes === null) return time;
  return timeAt(Math.min(Math.max(minutes + by, 0), isEnd ? DAY : DAY - 15));
}

export function goesPastMidnight([from, until]: Range): boolean {
  const [begin, end] = [minutesOf(from), minutesOf(until)];
  return begin !== null && end !== null && end < begin;
}

/** The day with one more range: the usual one, or what may follow after a break of an hour. */
export function withOneMore(day: Day): Day {
  const last = day.at(-1);
  if (!last) return [["09:00", "18:00"]];
  const end = goesPastMidnight(last) ? DAY : (minutesOf(last[1]) ?? DAY);
  const begin = end + HOUR;
  return [...day, begin < DAY ? [timeAt(begin), timeAt(Math.min(begin + 4 * HOUR, DAY))] : ["", ""]];
}

export const withRange = (day: Day, place: number, range: Range): Day =>
  day.map((one, index) => (index === place ? range : one));

export const withoutRange = (day: Day, place: number): Day => day.filter((_, index) => index !== place);

export const withDay = (week: Week, place: number, day: Day): Week =>
  week.map((one, index) => (index === place ? day : one));

/** As the day before; Monday comes after Sunday. */
export const likeYesterday = (week: Week, place: number): Week =>
  withDay(week, place, week[(place + 6) % 7] ?? []);

export const onAllDays = (week: Week, place: number): Week => week.map(() => week[place] ?? []);

export const onWorkdays = (week: Week, place: number): Week =>
  week.map((day, index) => (index < 5 ? (week[place] ?? []) : day));

export type DayTrouble = "time_wrong" | "ranges_overlap" | "too_many_ranges";

/** What the server would refuse, said before it is asked. */
export function troubleOf(day: Day): DayTrouble | null {
  if (day.length > MOST_RANGES) return "too_many_ranges";
  const found: [number, number][] = [];
  for (const range of day) {
    const [begin, end] = [minutesOf(range[0]), minutesOf(range[1])];
    if (begin === null || end === null || begin === end || begin === DAY) return "time_wrong";
    found.push([begin, end > begin ? end : end + DAY]);
  }
  found.sort(([one], [other]) => one - other);
  return found.some(([begin], index) => index > 0 && begin < (found[index - 1]?.[1] ?? 0))
    ? "ranges_overlap"
    : null;
}

/** When it is open on this day of the week, the rest of last night included; each side a part of the day. */
export function stretches(week: Week, place: number): readonly Range2[] {
  const own = (week[place] ?? []).map((range) => minutesIn(range)).filter((one) => one !== null);
  const before = (week[(place + 6) % 7] ?? []).map((range) => minutesIn(range)).filter((one) => one !== null);
  return [
    ...before.filter(([, end]) => end > DAY).map(([, end]): Range2 => [0, (end - DAY) / DAY]),
    ...own.map(([begin, end]): Range2 => [begin / DAY, Math.min(end, DAY) / DAY]),
  ];
}

type Range2 = readonly [from: number, until: number];

function minutesIn([from, until]: Range): Range2 | null {
  const [begin, end] = [minutesOf(from), minutesOf(until)];
  if (begin === null || end === null || begin === end) return null;
  return [begin, end > begin ? end : end + DAY];
}

/** Days in a row with the same hours, told together. */
export function likeDays(
  week: Week,
): readonly { readonly first: number; readonly last: number; readonly day: Day }[] {
  const groups: { first: number; last: number; day: Day }[] = [];
  week.forEach((day, place) => {
    const group = groups.at(-1);
    if (group && JSON.stringify(group.day) === JSON.stringify(day)) group.last = place;
    else groups.push({ first: place, last: place, day });
  });
  return groups;
}
