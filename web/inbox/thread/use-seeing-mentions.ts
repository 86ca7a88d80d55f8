import { useEffect } from "preact/hooks";
import { lookAtMentions } from "../actions/see-mentions.ts";
import type { Thread } from "../state/state.ts";
import { house } from "../stores/house.ts";

const A_GLANCE = 500;

/** A note that names me has been seen when its thread stands open before somebody's eyes. */
export function useSeeingMentions(thread: Thread): void {
  const mentioned = house.value?.mentioned ?? {};
  const ids = Object.keys(thread.conversations)
    .filter((id) => mentioned[Number(id)])
    .join(" ");
  useEffect(() => {
    if (ids === "") return;
    let glance: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(glance);
      if (document.visibilityState !== "visible" || !document.hasFocus()) return;
      glance = setTimeout(() => {
        for (const id of ids.split(" ")) void lookAtMentions(Number(id));
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
  }, [ids]);
}
