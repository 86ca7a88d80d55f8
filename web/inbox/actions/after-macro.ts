import type { ConversationRow, MacroDeed, Time } from "#shared/wire.ts";
import { alikeName } from "../matter/alike-name.ts";
import { tags } from "../stores/attributes.ts";
import { me } from "../stores/house.ts";
import { closed } from "./as-it-will-be.ts";

type Patch = Partial<ConversationRow>;

/** How a row looks when all deeds are done; tags that nobody has made yet show when the server has. */
export function afterMacro(row: ConversationRow, deeds: readonly MacroDeed[], morning: Time): Patch {
  const patch: { -readonly [Name in keyof ConversationRow]?: ConversationRow[Name] } = {};
  for (const deed of deeds) Object.assign(patch, after(patch.tag_ids ?? row.tag_ids, deed, morning));
  return patch;
}

function after(worn: readonly number[], deed: MacroDeed, morning: Time): Patch {
  switch (deed.do) {
    case "assign":
      return { assignee_id: deed.operator_id === "me" ? (me.peek()?.operator.id ?? null) : deed.operator_id };
    case "team":
      return { team_id: deed.team_id };
    case "tags":
      return { tag_ids: changed(worn, deed.add, deed.remove) };
    case "priority":
      return { priority: deed.priority };
    case "snooze":
      return { status: "snoozed", snoozed_until: timeIn(deed.minutes, morning) };
    case "close":
      return { ...closed(), snoozed_until: null };
    default:
      return {};
  }
}

function changed(
  worn: readonly number[],
  add: readonly string[],
  remove: readonly number[],
): readonly number[] {
  const put = (tags.peek() ?? [])
    .filter(({ name }) => add.some((one) => alikeName(one, name)))
    .map(({ id }) => id);
  const left = worn.filter((id) => !remove.includes(id));
  return [...new Set([...left, ...put])].sort((a, b) => a - b);
}

const timeIn = (minutes: number | "tomorrow_morning", morning: Time): Time =>
  minutes === "tomorrow_morning"
    ? morning
    : new Date(Date.now() + minutes * 60_000).toISOString().replace("Z", "000Z");
