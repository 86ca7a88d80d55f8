import { AlarmClock, AlarmClockOff, Check, RotateCcw, ShieldBan, ShieldCheck } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { notSpamRow, reopenRow, snoozeRow, wakeRow } from "../../actions/change-row.ts";
import { closeAndGoOn } from "../../keyboard/deeds.ts";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { snoozeItems } from "../../matter/snooze-items.ts";
import { askMatter } from "../../stores/matter-ask.ts";
import { spamItems } from "../../thread/SpamMenu.tsx";
import { t } from "../../words/t.ts";
import type { Deed } from "../deeds.ts";
import { asDeed } from "./as-deed.ts";

/** How the matter is to stand: closed, put off, in the spam folder. */
export const standing = (row: ConversationRow): readonly Deed[] => [
  {
    id: "matter.close",
    words: t("act.close"),
    also: t("palette.also.close"),
    icon: Check,
    shortcut: SHORTCUTS.matter.close,
    isPossible: () => row.status !== "closed",
    act: () => closeAndGoOn(row),
  },
  {
    id: "matter.reopen",
    words: t("act.reopen"),
    also: t("palette.also.reopen"),
    icon: RotateCcw,
    shortcut: SHORTCUTS.matter.close,
    isPossible: () => row.status === "closed",
    act: () => reopenRow(row),
  },
  {
    id: "matter.snooze",
    words: t("palette.snooze"),
    also: t("palette.also.snooze"),
    icon: AlarmClock,
    shortcut: SHORTCUTS.matter.snooze,
    isPossible: () => row.status !== "closed" && !row.spam,
    step: () =>
      snoozeItems(
        (until) => snoozeRow(row, until),
        () => askMatter("when", row),
      ).map((item) => ({ icon: AlarmClock, ...asDeed(item, "matter.snooze") })),
  },
  {
    id: "matter.wake",
    words: t("snooze.wake"),
    also: t("palette.also.wake"),
    icon: AlarmClockOff,
    isPossible: () => row.status === "snoozed",
    act: () => wakeRow(row),
  },
  {
    id: "matter.spam",
    words: t("palette.spam"),
    also: t("palette.also.spam"),
    icon: ShieldBan,
    shortcut: SHORTCUTS.matter.spam,
    isPossible: () => !row.spam,
    step: () => spamItems(row).map((item) => asDeed(item, "matter")),
  },
  {
    id: "matter.not_spam",
    words: t("spam.not"),
    also: t("palette.also.spam"),
    icon: ShieldCheck,
    isPossible: () => row.spam,
    act: () => notSpamRow(row),
  },
];
