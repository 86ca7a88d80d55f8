import { useEffect } from "preact/hooks";
import { go } from "../stores/route.ts";

/** Escape leads back to the inbox, unless something on the page has answered it. */
export function useKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented)
        go({ at: "inbox", view: "open", conversationId: null }, "push");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
