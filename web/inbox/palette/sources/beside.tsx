import { Flag } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { weighRow } from "../../actions/change-row.ts";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { matterItems } from "../../matter/matter-items.ts";
import { priorityItems } from "../../matter/priority-items.tsx";
import type { MenuItem } from "../../ui/Menu.tsx";
import { t, wordsFor } from "../../words/t.ts";
import type { Deed } from "../deeds.ts";
import { asDeed } from "./as-deed.ts";
import { macros } from "./macros.ts";

/** What else a matter's menu offers; of how much it weighs the choice lies right behind. */
export const beside = (row: ConversationRow): readonly Deed[] =>
  matterItems(row).map((item) => {
    if (item.key === "priority") return priority(row);
    return item.key === "macros" ? macros(row) : asked(item);
  });

const asked = ({ key, label, icon, act }: MenuItem): Deed => ({
  id: `matter.${key}`,
  words: label,
  also: wordsFor("palette.also", key) ?? "",
  ...(icon && { icon }),
  ...(isKeyed(key) && { shortcut: SHORTCUTS.matter[key] }),
  act,
});

const isKeyed = (key: string): key is keyof typeof SHORTCUTS.matter => key in SHORTCUTS.matter;

const priority = (row: ConversationRow): Deed => ({
  id: "matter.priority",
  words: t("palette.priority"),
  also: t("palette.also.priority"),
  icon: Flag,
  shortcut: SHORTCUTS.matter.priority,
  step: () =>
    priorityItems(row.priority, (chosen) => weighRow(row, chosen))
      .filter(({ isChosen }) => !isChosen)
      .map((item) => asDeed(item, "matter.priority")),
});
