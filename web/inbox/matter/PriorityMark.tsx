import { ChevronDown, ChevronsUp, ChevronUp, Equal, type LucideIcon } from "lucide-preact";
import type { Priority } from "#shared/wire.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";

const LOOK: Readonly<Record<Priority, LucideIcon>> = {
  urgent: ChevronsUp,
  high: ChevronUp,
  normal: Equal,
  low: ChevronDown,
};

/** The shape tells it as well as the colour does. */
export const PriorityMark = ({ priority }: { readonly priority: Priority }) => (
  <span
    class={`priority-mark is-${priority}`}
    role="img"
    title={t(`priority.of.${priority}`)}
    aria-label={t(`priority.of.${priority}`)}
  >
    <Icon of={LOOK[priority]} />
  </span>
);
