import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused, UNANSWERED } from "../api/refused.ts";
import { callDeed, dropCallDeed } from "../stores/call-deed.ts";
import { tellRefused } from "../stores/notice.ts";
import { t } from "../words/t.ts";

// By itself: what is chained to an import right there does not hear that its styles could not be fetched.
const fetchDialog = () => import("./CallDeedDialog.tsx");

/** The dialogs about a call are fetched when the first is wanted. */
export function CallDeedDoor() {
  const [page, setPage] = useState<{ readonly CallDeedDialog: FunctionComponent } | null>(null);
  const isWanted = callDeed.value !== null && page === null;
  useEffect(() => {
    if (!isWanted) return;
    fetchDialog().then(setPage, () => {
      dropCallDeed();
      tellRefused(t("done.not_done"), new Refused(UNANSWERED));
    });
  }, [isWanted]);
  return callDeed.value && page ? <page.CallDeedDialog /> : null;
}
