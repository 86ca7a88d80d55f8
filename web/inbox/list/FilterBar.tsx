import { Bookmark, ChevronDown, X } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { narrow, widen } from "../actions/narrow.ts";
import { isNarrowed } from "../state/view.ts";
import { learnAttributes } from "../stores/attributes.ts";
import { learnHours } from "../stores/hours.ts";
import { asked } from "../stores/list.ts";
import { openSavedView, savedViewDeed } from "../stores/saved-views.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";
import { FILTERS, type Filter } from "./filters.tsx";

/** What narrows the list down: a chip for each thing that can. */
export function FilterBar() {
  useEffect(() => {
    // Names that are not there yet show as a number for a moment.
    learnAttributes().catch(() => undefined);
    learnHours().catch(() => undefined);
  }, []);
  const now = asked.value;
  if (!now) return null;
  const isOwn = !openSavedView.value && (isNarrowed(now) || now.sort !== "newest");
  return (
    <div class="filters" role="toolbar" aria-label={t("views.filters")}>
      {FILTERS.map((filter) => (
        <FilterChip key={filter.name} filter={filter} />
      ))}
      {isNarrowed(now) && (
        <button type="button" class="link-button" onClick={widen}>
          {t("views.clear")}
        </button>
      )}
      {isOwn && (
        <button
          type="button"
          class="link-button filters-save"
          onClick={() => {
            savedViewDeed.value = { is: "save" };
          }}
        >
          <Icon of={Bookmark} />
          {t("views.save")}
        </button>
      )}
    </div>
  );
}

function FilterChip({ filter }: { readonly filter: Filter }) {
  const value = asked.value?.[filter.name] ?? null;
  const choices = filter.choices();
  // Nobody is asked where there is nothing to choose from.
  if (value === null && choices.length === 0) return null;
  const chosen = choices.find((choice) => choice.value === value);
  const items: readonly MenuItem[] = [
    { key: "any", label: t(filter.any), isChosen: value === null, act: () => narrow(filter.name, null) },
    ...choices.map((choice) => ({
      key: String(choice.value),
      label: choice.label,
      mark: choice.mark,
      isChosen: choice.value === value,
      act: () => narrow(filter.name, choice.value),
    })),
  ];
  return (
    <span class={`filter ${value === null ? "" : "is-on"}`}>
      <Menu
        items={items}
        label={t(filter.title)}
        trigger={(props) => (
          <button type="button" class="filter-name" {...props}>
            {value === null ? t(filter.title) : (chosen?.label ?? t(filter.gone))}
            <Icon of={ChevronDown} />
          </button>
        )}
      />
      {value !== null && (
        <button
          type="button"
          class="filter-off"
          aria-label={t("views.without", { what: t(filter.title) })}
          onClick={() => narrow(filter.name, null)}
        >
          <Icon of={X} />
        </button>
      )}
    </span>
  );
}
