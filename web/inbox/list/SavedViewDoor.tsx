import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused, UNANSWERED } from "../api/refused.ts";
import { tellRefused } from "../stores/notice.ts";
import { dropSavedViewDeed, savedViewDeed } from "../stores/saved-views.ts";
import { t } from "../words/t.ts";

// By itself: what is chained to an import right there does not hear that its styles could not be fetched.
const fetchDialog = () => import("./SavedViewDialog.tsx");

/** The dialogs about a saved view are fetched when the first is wanted. */
export function SavedViewDoor() {
  const [page, setPage] = useState<{ readonly SavedViewDialog: FunctionComponent } | null>(null);
  const isWanted = savedViewDeed.value !== null && page === null;
  useEffect(() => {
    if (!isWanted) return;
    fetchDialog().then(setPage, () => {
      dropSavedViewDeed();
      tellRefused(t("done.not_done"), new Refused(UNANSWERED));
    });
  }, [isWanted]);
  return savedViewDeed.value && page ? <page.SavedViewDialog /> : null;
}
