import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isPicking } from "./picked.ts";

const fetchBar = () => import("./BulkBar.tsx");

/** The bar for many rows is fetched when the first is picked. */
export function BulkDoor() {
  const [page, setPage] = useState<{ readonly BulkBar: FunctionComponent } | null>(null);
  const isWanted = isPicking.value && page === null;
  useEffect(() => {
    if (isWanted) fetchBar().then(setPage, () => undefined);
  }, [isWanted]);
  return isPicking.value && page ? <page.BulkBar /> : null;
}
