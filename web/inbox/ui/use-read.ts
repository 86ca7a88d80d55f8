import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";

/**
 * What is read off signals about something, for a part that is drawn again only when it comes out otherwise: a signal
 * that many parts look at changes for one of them at a time.
 */
export function useRead<Value>(read: () => Value, about: readonly unknown[]): Value {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever reads names what it is about.
  return useMemo(() => computed(read), about).value;
}
