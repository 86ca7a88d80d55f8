import { CircleHelp, Combine, Command, Eye, LayoutDashboard, PanelLeft, PhoneCall } from "lucide-preact";
import type { View } from "#shared/wire.ts";
import { showWhole } from "../actions/narrow.ts";
import { hintOf } from "../keyboard/caps.ts";
import { isShowingShortcuts } from "../keyboard/shortcuts.ts";
import { SHORTCUTS } from "../keyboard/table.ts";
import { VIEW_LOOK } from "../list/views.ts";
import { unreadIds } from "../notices/attention.ts";
import { VIEWS } from "../state/view.ts";
import { dueCount } from "../stores/calls.ts";
import { countOf, shortCount } from "../stores/counts.ts";
import { can, channels, hasSites } from "../stores/house.ts";
import { isListFolded, room } from "../stores/layout.ts";
import { listedView } from "../stores/list.ts";
import { isPaletteOpen } from "../stores/palette.ts";
import { go, route } from "../stores/route.ts";
import { openSavedView } from "../stores/saved-views.ts";
import { mayWatch } from "../stores/standing.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { counted, t } from "../words/t.ts";
import { Account, SettingsButton } from "./Account.tsx";

/** The narrow edge: views, settings, me. On a phone it lies at the bottom. */
export const Rail = () => (
  <nav class="rail" aria-label={t("rail.label")}>
    {VIEWS.filter(isOnRail).map((view) => (
      <ViewButton key={view} view={view} />
    ))}
    {hasCalls() && <CallsButton />}
    {hasSites() && <VisitorsButton />}
    {can("clients.glue") && <PairsButton />}
    {mayWatch() && room.value !== "phone" && <BoardButton />}
    <span class="rail-gap" />
    {room.value !== "phone" && (
      <>
        {isListFolded.value && hasList() ? (
          <IconButton icon={PanelLeft} label={t("list.unfold")} onClick={foldList(false)} />
        ) : (
          hasList() && <IconButton icon={PanelLeft} label={t("list.fold")} onClick={foldList(true)} />
        )}
        <IconButton
          icon={Command}
          label={t("shortcuts.palette")}
          hint={hintOf(SHORTCUTS.anywhere.palette) ?? ""}
          onClick={() => {
            isPaletteOpen.value = true;
          }}
        />
        <IconButton
          icon={CircleHelp}
          label={t("shortcuts.title")}
          hint="?"
          onClick={() => {
            isShowingShortcuts.value = true;
          }}
        />
      </>
    )}
    {room.value !== "phone" && <SettingsButton />}
    <Account />
  </nav>
);

/** What is looked at now and then is a press further, in the menu of views; on a phone there is room for few. */
const isOnRail = (view: View): boolean =>
  room.value === "phone"
    ? ["open", "mine", "unassigned", "waiting"].includes(view)
    : !["all", "spam"].includes(view);

/** What is closed is no work: its number says nothing here. */
const RAIL_COUNTS: ReadonlySet<View> = new Set([
  "open",
  "mine",
  "unassigned",
  "waiting",
  "mentions",
  "snoozed",
]);

const foldList = (isFolded: boolean) => () => {
  isListFolded.value = isFolded;
};

const hasList = (): boolean => ["inbox", "client"].includes(route.value.at);

/** Nobody is bothered with calls where none can be asked for. */
const hasCalls = (): boolean =>
  channels.value.some(({ kind }) => kind === "callback") || dueCount.value.late + dueCount.value.soon > 0;

/** How many are to be rung: in red while one of them is late, and in words for whoever listens. */
function CallsButton() {
  const { late, soon } = dueCount.value;
  const count = late + soon;
  const isHere = route.value.at === "calls";
  const words = [
    count > 0 ? `${t("calls.title")}: ${count}` : t("calls.title"),
    late > 0 && counted("calls.count_late", late),
    soon > 0 && counted("calls.count_soon", soon),
  ].filter(Boolean);
  return (
    <button
      type="button"
      class={`rail-button ${isHere ? "is-here" : ""}`}
      aria-label={words.join(", ")}
      aria-current={isHere ? "page" : undefined}
      data-tip={`${words.join(" · ")} · G C`}
      onClick={() => go({ at: "calls", view: "due", callId: null }, "push")}
    >
      <Icon of={PhoneCall} size={20} />
      {count > 0 && (
        <span class={`rail-count ${late > 0 ? "is-late" : ""}`} aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </button>
  );
}

const VisitorsButton = () => (
  <button
    type="button"
    class={`rail-button ${route.value.at === "visitors" ? "is-here" : ""}`}
    aria-label={t("visitors.title")}
    aria-current={route.value.at === "visitors" ? "page" : undefined}
    data-tip={`${t("visitors.title")} · G V`}
    onClick={() => go({ at: "visitors" }, "push")}
  >
    <Icon of={Eye} size={20} />
  </button>
);

const PairsButton = () => (
  <button
    type="button"
    class={`rail-button ${route.value.at === "pairs" ? "is-here" : ""}`}
    aria-label={t("pairs.title")}
    aria-current={route.value.at === "pairs" ? "page" : undefined}
    data-tip={`${t("pairs.title")} · G P`}
    onClick={() => go({ at: "pairs" }, "push")}
  >
    <Icon of={Combine} size={20} />
  </button>
);

const BoardButton = () => (
  <button
    type="button"
    class={`rail-button ${route.value.at === "board" ? "is-here" : ""}`}
    aria-label={t("board.title")}
    aria-current={route.value.at === "board" ? "page" : undefined}
    data-tip={`${t("board.title")} · ${hintOf(SHORTCUTS.go.board)}`}
    onClick={() => go({ at: "board" }, "push")}
  >
    <Icon of={LayoutDashboard} size={20} />
  </button>
);

function ViewButton({ view }: { readonly view: View }) {
  const { name, icon, letter } = VIEW_LOOK[view];
  const isHere = route.value.at === "inbox" && !openSavedView.value && listedView.value === view;
  const count = RAIL_COUNTS.has(view) ? shortCount(countOf(view)) : "";
  return (
    <button
      type="button"
      class={`rail-button ${isHere ? "is-here" : ""}`}
      aria-label={count ? `${t(name)}, ${count}` : t(name)}
      aria-current={isHere ? "page" : undefined}
      data-tip={letter ? `${t(name)} · G ${letter}` : t(name)}
      onClick={() => showWhole(view)}
    >
      <Icon of={icon} size={20} />
      {count && (
        <span class="rail-number" aria-hidden="true">
          {count}
        </span>
      )}
      {view === "open" && unreadIds.value.size > 0 && <span class="rail-dot" />}
    </button>
  );
}
