import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused, UNANSWERED } from "../api/refused.ts";
import { tellRefused } from "../stores/notice.ts";
import { isPaletteOpen } from "../stores/palette.ts";
import { t } from "../words/t.ts";

// By itself: what is chained to an import right there does not hear that its styles could not be fetched.
const fetchPage = () => import("./Palette.tsx");

/** Fetched when somebody first asks for it. */
export function PaletteDoor() {
  const [page, setPage] = useState<{ readonly Palette: FunctionComponent } | null>(null);
  const isWanted = isPaletteOpen.value && page === null;
  useEffect(() => {
    if (!isWanted) return;
    fetchPage().then(setPage, () => {
      isPaletteOpen.value = false;
      tellRefused(t("done.not_done"), new Refused(UNANSWERED));
    });
  }, [isWanted]);
  return isPaletteOpen.value && page ? <page.Palette /> : null;
}
