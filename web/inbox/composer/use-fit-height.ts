import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { fitHeight } from "./fit-height.ts";

/** The height follows every drawing: whatever changed may have changed the words. */
export function useFitHeight(field: RefObject<HTMLTextAreaElement>): void {
  useLayoutEffect(() => {
    if (field.current) fitHeight(field.current);
  });
}
