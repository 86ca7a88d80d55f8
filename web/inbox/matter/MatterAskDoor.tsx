import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused, UNANSWERED } from "../api/refused.ts";
import { dropMatterAsk, matterAsk } from "../stores/matter-ask.ts";
import { tellRefused } from "../stores/notice.ts";
import { t } from "../words/t.ts";

const fetchDialogs = () => import("./MatterAsk.tsx");

/** The dialogs about a matter are fetched when the first is wanted. */
export function MatterAskDoor() {
  const [page, setPage] = useState<{ readonly MatterAsk: FunctionComponent } | null>(null);
  const isWanted = matterAsk.value !== null && page === null;
  useEffect(() => {
    if (!isWanted) return;
    fetchDialogs().then(setPage, () => {
      dropMatterAsk();
      tellRefused(t("done.not_done"), new Refused(UNANSWERED));
    });
  }, [isWanted]);
  return matterAsk.value && page ? <page.MatterAsk /> : null;
}
