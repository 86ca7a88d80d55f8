import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused, UNANSWERED } from "../api/refused.ts";
import { Skeleton, Trouble } from "../ui/states.tsx";

// By itself: what is chained to an import right there does not hear that its styles could not be fetched.
const fetchPage = () => import("./Search.tsx");

/** Fetched when somebody looks for something; and again, should that fail. */
export function SearchDoor() {
  const [page, setPage] = useState<{ readonly Search: FunctionComponent } | null>(null);
  const [isLost, setLost] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    setLost(false);
    fetchPage().then(setPage, () => setLost(true));
  }, [attempt]);
  if (isLost) return <Trouble refused={new Refused(UNANSWERED)} retry={() => setAttempt(attempt + 1)} />;
  return page ? <page.Search /> : <Skeleton kind="rows" />;
}
