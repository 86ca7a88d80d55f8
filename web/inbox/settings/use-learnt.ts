import { useCallback, useEffect, useState } from "preact/hooks";
import { type Refused, refusedBy } from "../api/refused.ts";

/** Asks for what a page needs when it is opened; why not, and once more. */
export function useLearnt(learn: () => Promise<void>): {
  readonly refused: Refused | null;
  readonly again: () => void;
} {
  const [refused, setRefused] = useState<Refused | null>(null);
  const again = useCallback(() => {
    setRefused(null);
    learn().catch((cause: unknown) => setRefused(refusedBy(cause)));
  }, [learn]);
  useEffect(again, [again]);
  return { refused, again };
}
