import { ArrowDownUp, ClockArrowDown, Flag, Hourglass, type LucideIcon } from "lucide-preact";
import type { Sort } from "#shared/wire.ts";
import { sortBy } from "../actions/narrow.ts";
import { asked } from "../stores/list.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { type Key, t } from "../words/t.ts";

const SORTS: Readonly<Record<Sort, { readonly name: Key; readonly icon: LucideIcon }>> = {
  newest: { name: "views.sort.newest", icon: ClockArrowDown },
  waiting: { name: "views.sort.waiting", icon: Hourglass },
  priority: { name: "views.sort.priority", icon: Flag },
};

/** In which order the rows stand. */
export function SortMenu() {
  const chosen = asked.value?.sort ?? "newest";
  const items = (Object.keys(SORTS) as Sort[]).map((sort) => ({
    key: sort,
    label: t(SORTS[sort].name),
    icon: SORTS[sort].icon,
    isChosen: sort === chosen,
    act: () => sortBy(sort),
  }));
  return (
    <Menu
      items={items}
      label={t("views.sort")}
      trigger={({ ref, ...props }) => (
        <IconButton
          icon={ArrowDownUp}
          label={`${t("views.sort")}: ${t(SORTS[chosen].name)}`}
          isOn={chosen !== "newest"}
          buttonRef={ref}
          {...props}
        />
      )}
    />
  );
}
