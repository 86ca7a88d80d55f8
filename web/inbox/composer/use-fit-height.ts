import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { fitHeight } from "./fit-height.ts";

/** Newer browsers let a field grow by its style alone, which measures nothing from here. */
const growsByItself = (): boolean =>
  typeof CSS !== "undefined" && CSS.supports?.("field-sizing", "content") === true;

/** The height follows the words. Measuring lays out the whole page, so it is done for other words only. */
export function useFitHeight(field: RefObject<HTMLTextAreaElement>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are what is measured.
  useLayoutEffect(() => {
    if (field.current && !growsByItself()) fitHeight(field.current);
  }, [field, text]);
}
