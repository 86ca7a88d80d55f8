import {
  AlarmClock,
  Archive,
  AtSign,
  CircleDashed,
  Hourglass,
  Inbox,
  Layers,
  type LucideIcon,
  ShieldBan,
  UserRound,
} from "lucide-preact";
import type { View } from "#shared/wire.ts";
import type { Key } from "../words/t.ts";

/** How each view is called and drawn, and the letter after G that leads to it. */
export const VIEW_LOOK: Readonly<
  Record<
    View,
    { readonly name: Key; readonly empty: Key; readonly icon: LucideIcon; readonly letter: string | null }
  >
> = {
  open: { name: "view.open", empty: "empty.open", icon: Inbox, letter: "O" },
  mine: { name: "view.mine", empty: "empty.mine", icon: UserRound, letter: "M" },
  unassigned: { name: "view.unassigned", empty: "empty.unassigned", icon: CircleDashed, letter: "U" },
  waiting: { name: "view.waiting", empty: "empty.waiting", icon: Hourglass, letter: "W" },
  mentions: { name: "view.mentions", empty: "empty.mentions", icon: AtSign, letter: "N" },
  snoozed: { name: "view.snoozed", empty: "empty.snoozed", icon: AlarmClock, letter: "S" },
  closed: { name: "view.closed", empty: "empty.closed", icon: Archive, letter: "E" },
  all: { name: "view.all", empty: "empty.all", icon: Layers, letter: "A" },
  spam: { name: "view.spam", empty: "empty.spam", icon: ShieldBan, letter: "X" },
};
