import { haveBeenTold } from "../api/away.ts";
import { change, house, me } from "../stores/house.ts";
import { tellOf } from "../stores/notice.ts";
import { go } from "../stores/route.ts";
import { isAway } from "../stores/standing.ts";
import { counted, t } from "../words/t.ts";

/** Somebody is at the window again: they are told, once, of what went back while they were not. */
export function tellHandedBack(): void {
  const mine = me.peek()?.operator;
  const ids = house.peek()?.handedBack ?? [];
  if (!mine || ids.length === 0 || isAway(mine, Date.now())) return;
  const only = ids.length === 1 ? (ids[0] ?? null) : null;
  tellOf(counted("away.handed_back", ids.length), {
    label: t("away.show_them"),
    act: () => go({ at: "inbox", view: only === null ? "unassigned" : "open", conversationId: only }, "push"),
  });
  change((state) => ({ ...state, handedBack: [] }));
  // Should nobody hear it, the next window tells it again: once too often is better than never.
  haveBeenTold().catch(() => undefined);
}
