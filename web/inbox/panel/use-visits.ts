import { useEffect, useState } from "preact/hooks";
import type { ClientCard, PageVisit } from "#shared/wire.ts";
import { readVisits } from "../api/visitors.ts";

type Read = { readonly visits: readonly PageVisit[]; readonly next: string | null };

/** The pages of a client with all that is known of them; read again when the card tells of another. */
export function useVisits({ id, visits }: ClientCard) {
  const [read, setRead] = useState<Read | null>(null);
  const newest = visits[0]?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer page is a reason to read again.
  useEffect(() => {
    let isHere = true;
    // What cannot be read is not shown; the card itself names the pages.
    readVisits(id, null).then(
      (page) => isHere && setRead(page),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [id, newest]);
  const further = async () => {
    if (!read?.next) return;
    const page = await readVisits(id, read.next).catch(() => null);
    if (page) setRead({ visits: [...read.visits, ...page.visits], next: page.next });
  };
  return { read, further };
}
