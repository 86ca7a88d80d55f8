import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused, UNANSWERED } from "../api/refused.ts";
import { tellRefused } from "../stores/notice.ts";
import { dropPlan, plan } from "../stores/plan.ts";
import { t } from "../words/t.ts";

// By itself: what is chained to an import right there does not hear that its styles could not be fetched.
const fetchPage = () => import("./PlanDialog.tsx");

/** What is done now and then is fetched when somebody means to do it. */
export function PlanDoor() {
  const [page, setPage] = useState<{ readonly PlanDialog: FunctionComponent } | null>(null);
  const isWanted = plan.value !== null && page === null;
  useEffect(() => {
    if (!isWanted) return;
    fetchPage().then(setPage, () => {
      dropPlan();
      tellRefused(t("done.not_done"), new Refused(UNANSWERED));
    });
  }, [isWanted]);
  return plan.value && page ? <page.PlanDialog /> : null;
}
