import { widen } from "../actions/narrow.ts";
import { showView } from "../actions/show-view.ts";
import { SearchDoor } from "../search/SearchDoor.tsx";
import { isNarrowed, isSameList } from "../state/view.ts";
import { can, channels, house } from "../stores/house.ts";
import { LIST_RANGE, listWidth, room } from "../stores/layout.ts";
import { asked, listedView, listFate } from "../stores/list.ts";
import { go } from "../stores/route.ts";
import { isSearching } from "../stores/search.ts";
import { shown } from "../stores/shown.ts";
import { Border } from "../ui/Border.tsx";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { t } from "../words/t.ts";
import { BulkDoor } from "./bulk/BulkDoor.tsx";
import { ListHead } from "./ListHead.tsx";
import { Offline } from "./Offline.tsx";
import { Rows } from "./Rows.tsx";
import { VIEW_LOOK } from "./views.ts";

/** The pane of matters. */
export const List = () => (
  <section class="list" aria-label={t("list.pane")}>
    <ListHead />
    {isSearching.value ? <SearchDoor /> : <ViewBody />}
    <BulkDoor />
    {/* Below the rows, which stay where they are when the line goes and comes. */}
    <Offline />
    {room.value !== "phone" && (
      <Border width={listWidth} range={LIST_RANGE} side="left" label={t("list.border")} />
    )}
  </section>
);

function ViewBody() {
  const fate = listFate.value;
  const wanted = asked.value;
  if (!wanted) return <Skeleton kind="rows" />;
  const isOther = !house.value || !isSameList(house.value.list.filter, wanted);
  if (fate.is === "refused" && (isOther || shown.value.rows.length === 0))
    return <Trouble refused={fate.refused} retry={() => void showView(wanted)} />;
  if (fate.is === "loading" || isOther) return <Skeleton kind="rows" />;
  return shown.value.rows.length > 0 || house.value?.list.next ? <Rows /> : <Nothing />;
}

function Nothing() {
  if (channels.value.length === 0) return <FirstRun />;
  if (asked.value && isNarrowed(asked.value))
    return <Quiet deed={{ label: t("list.show_all"), act: widen }}>{t("empty.filtered")}</Quiet>;
  const { icon, empty } = VIEW_LOOK[listedView.value];
  return <Quiet icon={icon}>{t(empty)}</Quiet>;
}

const FirstRun = () =>
  can("channels.manage") ? (
    <Quiet deed={{ label: t("first.connect"), act: () => go({ at: "settings", page: "channels" }, "push") }}>
      {t("first.sentence")}
    </Quiet>
  ) : (
    <Quiet>{t("first.ask_owner")}</Quiet>
  );
