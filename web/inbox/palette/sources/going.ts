import { Combine, Eye, LayoutDashboard, PhoneCall } from "lucide-preact";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { goTo, mayGo } from "../../keyboard/window-deeds.ts";
import { VIEW_LOOK } from "../../list/views.ts";
import { PAGES } from "../../settings/pages.ts";
import { VIEWS } from "../../state/view.ts";
import { can } from "../../stores/house.ts";
import { go } from "../../stores/route.ts";
import { t } from "../../words/t.ts";
import type { Deed, Source } from "../deeds.ts";

/** Where one can go: a view, a screen, a page of the settings. */
export const going = (): Source => ({
  title: t("palette.going"),
  deeds: [...VIEWS.map(toView), ...SCREENS.map(toScreen), ...PAGES.map(toPage)],
});

const toView = (view: (typeof VIEWS)[number]): Deed => ({
  id: `go.${view}`,
  words: t(VIEW_LOOK[view].name),
  also: `${t("palette.also.go")} ${view}`,
  icon: VIEW_LOOK[view].icon,
  shortcut: SHORTCUTS.go[view],
  act: () => goTo(view),
});

const SCREENS = [
  { goal: "calls", icon: PhoneCall },
  { goal: "visitors", icon: Eye },
  { goal: "pairs", icon: Combine },
  { goal: "board", icon: LayoutDashboard },
] as const;

const toScreen = ({ goal, icon }: (typeof SCREENS)[number]): Deed => ({
  id: `go.${goal}`,
  words: t(SHORTCUTS.go[goal].words),
  also: t(`palette.also.${goal}`),
  icon,
  shortcut: SHORTCUTS.go[goal],
  isPossible: () => mayGo(goal),
  act: () => goTo(goal),
});

const toPage = ({ page, name, icon, right }: (typeof PAGES)[number]): Deed => ({
  id: `settings.${page}`,
  words: t("palette.settings_page", { page: t(name) }),
  also: `${t("palette.also.settings")} ${page}`,
  icon,
  isPossible: () => right === null || can(right),
  act: () => go({ at: "settings", page }, "push"),
});
