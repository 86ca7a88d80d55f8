import { useEffect } from "preact/hooks";
import { BoardDoor } from "../board/BoardDoor.tsx";
import { CallDeedDoor } from "../calls/CallDeedDoor.tsx";
import { CallsDoor } from "../calls/CallsDoor.tsx";
import { listenToKeys } from "../keyboard/shortcuts.ts";
import { List } from "../list/List.tsx";
import { SavedViewDoor } from "../list/SavedViewDoor.tsx";
import { MatterAskDoor } from "../matter/MatterAskDoor.tsx";
import { Panel } from "../panel/Panel.tsx";
import { PairsDoor } from "../people/PairsDoor.tsx";
import { PlanDoor } from "../people/PlanDoor.tsx";
import { Rail } from "../rail/Rail.tsx";
import { me } from "../stores/house.ts";
import { isDrawerOpen, isListFolded, isPanelFolded, listWidth, panelWidth, room } from "../stores/layout.ts";
import { isDeep, route } from "../stores/route.ts";
import { openedClientId } from "../stores/threads.ts";
import { ThreadPane } from "../thread/ThreadPane.tsx";
import { VisitorsDoor } from "../visitors/VisitorsDoor.tsx";
import { t } from "../words/t.ts";

/** Rail, list, thread and panel: side by side, or one at a time where there is no room. */
export function Inbox() {
  useEffect(listenToKeys, []);
  const here = route.value;
  const isOpen = isDeep(here);
  const isPhone = room.value === "phone";
  const hasPanel = openedClientId.value !== null && isOpen;
  return (
    <div
      class={`window is-${room.value} ${me.value?.preferences.compact ? "is-compact" : ""}`}
      style={{ "--list": `${listWidth.value}px`, "--panel-width": `${panelWidth.value}px` }}
    >
      {(!isPhone || !isOpen) && <Rail />}
      <Main />
      {hasPanel && room.value === "wide" && !isPanelFolded.value && <Panel />}
      {hasPanel && room.value !== "wide" && isDrawerOpen.value && <Drawer />}
      <PlanDoor />
      <CallDeedDoor />
      <SavedViewDoor />
      <MatterAskDoor />
    </div>
  );
}

function Main() {
  const here = route.value;
  if (here.at === "pairs") return <PairsDoor />;
  if (here.at === "visitors") return <VisitorsDoor />;
  if (here.at === "board") return <BoardDoor />;
  const isPhone = room.value === "phone";
  const isOpen = isDeep(here);
  const showsList = isPhone ? !isOpen : here.at === "calls" || !isListFolded.value;
  const list = here.at === "calls" ? <CallsDoor /> : <List />;
  return (
    <>
      {showsList && (isPhone ? <main class="sole-pane">{list}</main> : list)}
      {(!isPhone || isOpen) && <ThreadPane />}
    </>
  );
}

const Drawer = () => (
  <div class="drawer-place">
    <button
      type="button"
      class="drawer-shade"
      tabIndex={-1}
      aria-label={t("act.close_dialog")}
      onClick={() => {
        isDrawerOpen.value = false;
      }}
    />
    <div class="drawer">
      <Panel />
    </div>
  </div>
);
