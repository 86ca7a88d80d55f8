import { ListFilter, Search, X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { isNarrowed } from "../state/view.ts";
import { kept } from "../stores/kept.ts";
import { asked } from "../stores/list.ts";
import { endSearch, isSearching, searchWords } from "../stores/search.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { FilterBar } from "./FilterBar.tsx";
import { SavedViewMenu } from "./SavedViewMenu.tsx";
import { SortMenu } from "./SortMenu.tsx";
import { ViewMenu } from "./ViewMenu.tsx";

/** Whether the chips lie open even while nothing is narrowed down. */
const areFiltersOpen = kept("list.filters", false);

const hasFilters = (): boolean => areFiltersOpen.value || (asked.value !== null && isNarrowed(asked.value));

/** Which view this is, what of it and in which order, and the way to search. */
export const ListHead = () =>
  isSearching.value ? (
    <SearchHead />
  ) : (
    <>
      <header class="head">
        <ViewMenu />
        <SavedViewMenu />
        <SortMenu />
        <IconButton
          icon={ListFilter}
          label={t("views.filters")}
          isOn={hasFilters()}
          onClick={() => {
            areFiltersOpen.value = !hasFilters();
          }}
        />
        <IconButton
          icon={Search}
          label={t("search.open")}
          hint="/"
          onClick={() => {
            isSearching.value = true;
          }}
        />
      </header>
      {hasFilters() && <FilterBar />}
    </>
  );

function SearchHead() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      endSearch();
      requestAnimationFrame(() => document.getElementById("rows")?.focus());
    }
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      const first = document.querySelector<HTMLElement>(".found .row");
      if (event.key === "Enter") first?.click();
      else first?.focus();
    }
  };
  return (
    <search class="head">
      <h1 class="only-heard">{t("search.open")}</h1>
      <Icon of={Search} />
      <input
        ref={field}
        class="head-search"
        type="search"
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        value={searchWords.value}
        onInput={(event) => {
          searchWords.value = event.currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <IconButton icon={X} label={t("search.close")} onClick={endSearch} />
    </search>
  );
}
