import type { Priority } from "#shared/wire.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";
import { PriorityMark } from "./PriorityMark.tsx";

const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low"];

/** What may come first; `chosen` is undefined where there are many. */
export const priorityItems = (
  chosen: Priority | undefined,
  choose: (priority: Priority) => void,
): readonly MenuItem[] =>
  PRIORITIES.map((priority) => ({
    key: priority,
    label: t(`priority.${priority}`),
    mark: <PriorityMark priority={priority} />,
    ...(chosen === undefined ? {} : { isChosen: chosen === priority }),
    act: () => choose(priority),
  }));
