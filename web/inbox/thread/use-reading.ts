import { useEffect } from "preact/hooks";
import { seeRow } from "../actions/mark-read.ts";
import type { Thread } from "../state/state.ts";
import { unreadOf } from "../stores/rows.ts";

const A_GLANCE = 500;

/** What stands at the end of an open thread, before somebody's eyes, has been seen. */
export function useReading(thread: Thread, isAway: boolean): void {
  const unread = Object.values(thread.conversations).filter((row) => unreadOf(row) > 0);
  const mark = unread.map(({ id, inbound_count }) => `${id}:${inbound_count}`).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mark` names the rows; the same need no second look.
  useEffect(() => {
    if (isAway || mark === "") return;
    let glance: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(glance);
      if (document.visibilityState !== "visible" || !document.hasFocus()) return;
      glance = setTimeout(() => {
        for (const row of unread) void seeRow(row);
      }, A_GLANCE);
    };
    look();
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(glance);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [mark, isAway]);
}
