import {
  AlarmClock,
  Check,
  Flag,
  Lock,
  type LucideIcon,
  SendHorizontal,
  Tag,
  UserRoundCheck,
  UsersRound,
} from "lucide-preact";
import type { MacroDeed } from "#shared/wire.ts";
import type { DeedKind } from "../../words/macro-deeds.ts";

export const KIND_ICONS: Readonly<Record<DeedKind, LucideIcon>> = {
  reply: SendHorizontal,
  note: Lock,
  assign: UserRoundCheck,
  team: UsersRound,
  tags: Tag,
  priority: Flag,
  snooze: AlarmClock,
  close: Check,
};

export const DEED_KINDS = Object.keys(KIND_ICONS) as readonly DeedKind[];

/** One of this kind with what is wanted most often. */
export function newDeed(kind: DeedKind): MacroDeed {
  switch (kind) {
    case "reply":
      return { do: kind, text: "", entities: [] };
    case "note":
      return { do: kind, text: "" };
    case "assign":
      return { do: kind, operator_id: "me" };
    case "team":
      return { do: kind, team_id: null };
    case "tags":
      return { do: kind, add: [], remove: [] };
    case "priority":
      return { do: kind, priority: "high" };
    case "snooze":
      return { do: kind, minutes: "tomorrow_morning" };
    case "close":
      return { do: kind };
  }
}

/** The same in another order. */
export function movedTo<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined) return items;
  const rest = items.filter((_, place) => place !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
