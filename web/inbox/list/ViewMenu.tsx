import { Bookmark, BookmarkCheck, ChevronDown } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { showWhole } from "../actions/narrow.ts";
import { openView } from "../actions/saved-views.ts";
import { isNarrowed, VIEWS } from "../state/view.ts";
import { countOf, shortCount } from "../stores/counts.ts";
import { asked, listedView } from "../stores/list.ts";
import { lookers, openSavedView, savedCounts, savedViews } from "../stores/saved-views.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";
import { VIEW_LOOK } from "./views.ts";

/** Which view this is, with its number, and the way to the others. */
export function ViewMenu() {
  useEffect(() => {
    lookers.value += 1;
    return () => {
      lookers.value -= 1;
    };
  }, []);
  const saved = openSavedView.value;
  const view = listedView.value;
  // Of a part nobody has counted how many it has.
  const whole = asked.value && isNarrowed(asked.value) ? 0 : countOf(view);
  const count = saved ? (savedCounts.value[saved.id] ?? 0) : whole;
  return (
    <h1 class="head-title">
      <Menu
        items={[...builtIn(), ...kept()]}
        label={t("list.views")}
        trigger={(props) => (
          <button type="button" class="head-view" {...props}>
            <span class="head-view-name">{saved ? saved.name : t(VIEW_LOOK[view].name)}</span>
            <span class="head-count">{shortCount(count)}</span>
            <Icon of={ChevronDown} />
          </button>
        )}
      />
    </h1>
  );
}

const builtIn = (): readonly MenuItem[] =>
  VIEWS.map((view) => {
    const { name, icon, letter } = VIEW_LOOK[view];
    return {
      key: view,
      label: t(name),
      icon,
      hint: letter ? `G ${letter}` : undefined,
      count: shortCount(countOf(view)),
      isChosen: !openSavedView.value && view === listedView.value,
      act: () => showWhole(view),
    };
  });

const kept = (): readonly MenuItem[] =>
  savedViews.value.map((view, at) => ({
    key: `saved-${view.id}`,
    label: view.name,
    icon: view.is_shared ? BookmarkCheck : Bookmark,
    count: shortCount(savedCounts.value[view.id] ?? 0),
    isApart: at === 0,
    isChosen: openSavedView.value?.id === view.id,
    act: () => openView(view),
  }));
