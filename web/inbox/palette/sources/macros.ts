import { Zap } from "lucide-preact";
import type { ConversationRow, MacroCard } from "#shared/wire.ts";
import { pressMacro } from "../../actions/press-macro.ts";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { macros as known, learnMacros } from "../../stores/macros.ts";
import { askMatter } from "../../stores/matter-ask.ts";
import { t } from "../../words/t.ts";
import type { Deed } from "../deeds.ts";

/** Every macro lies right behind; until they are read, or where there are none, the dialog says so. */
export function macros(row: ConversationRow): Deed {
  void learnMacros().catch(() => undefined);
  const deed = {
    id: "matter.macros",
    words: t("macros.title"),
    also: t("palette.also.macros"),
    icon: Zap,
    shortcut: SHORTCUTS.matter.macros,
  };
  const all = known.peek() ?? [];
  if (all.length === 0) return { ...deed, act: () => askMatter("macros", row) };
  return { ...deed, step: () => all.map((macro) => toMacro(row, macro)) };
}

const toMacro = (row: ConversationRow, macro: MacroCard): Deed => ({
  id: `matter.macros.${macro.id}`,
  words: macro.name,
  icon: Zap,
  act: () => pressMacro(row, macro),
});
