import { Flag, History, Send, Tag, Zap } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { askMatter } from "../stores/matter-ask.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";

/** What else can be done with a matter; the keys do the same. */
export const matterItems = (row: ConversationRow): readonly MenuItem[] => [
  {
    key: "transfer",
    label: t("transfer.title"),
    icon: Send,
    hint: "H",
    act: () => askMatter("transfer", row),
  },
  { key: "tags", label: t("matter.tags"), icon: Tag, hint: "T", act: () => askMatter("tags", row) },
  {
    key: "priority",
    label: t("priority.title"),
    icon: Flag,
    hint: "P",
    act: () => askMatter("priority", row),
  },
  {
    key: "macros",
    label: t("macros.title"),
    icon: Zap,
    hint: "Q",
    act: () => askMatter("macros", row),
  },
  { key: "acts", label: t("matter.acts"), icon: History, act: () => askMatter("acts", row) },
];
