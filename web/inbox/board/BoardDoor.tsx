import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused, UNANSWERED } from "../api/refused.ts";
import { mayWatch } from "../stores/standing.ts";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { t } from "../words/t.ts";

// By itself: what is chained to an import right there does not hear that its styles could not be fetched.
const fetchPage = () => import("./Board.tsx");

/** Fetched when somebody looks; and again, should that fail. */
export function BoardDoor() {
  const [page, setPage] = useState<{ readonly Board: FunctionComponent } | null>(null);
  const [isLost, setLost] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    setLost(false);
    fetchPage().then(setPage, () => setLost(true));
  }, [attempt]);
  if (!mayWatch())
    return (
      <main class="board-page">
        <Quiet>{t("state.no_right")}</Quiet>
      </main>
    );
  if (isLost)
    return (
      <main class="board-page">
        <Trouble refused={new Refused(UNANSWERED)} retry={() => setAttempt(attempt + 1)} />
      </main>
    );
  return page ? <page.Board /> : <Skeleton kind="rows" />;
}
