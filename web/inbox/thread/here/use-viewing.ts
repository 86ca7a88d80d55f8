import { useEffect } from "preact/hooks";
import { say } from "../../live/follow.ts";
import { line } from "../../stores/fate.ts";

/** Milliseconds; the server forgets whoever has not said it for 50 seconds. */
const EVERY = 20_000;

/** Colleagues see that this matter is read here, for as long as it is before somebody's eyes. */
export function useViewing(conversationId: number): void {
  const isOpen = line.value.is === "open";
  useEffect(() => {
    if (!isOpen) return;
    let told: number | null = null;
    const tell = () => {
      const seen = document.visibilityState === "visible" ? conversationId : null;
      if (seen === null && told === null) return;
      told = seen;
      say({ type: "viewing", conversation_id: seen });
    };
    tell();
    const again = setInterval(tell, EVERY);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearInterval(again);
      document.removeEventListener("visibilitychange", tell);
      if (told !== null) say({ type: "viewing", conversation_id: null });
    };
  }, [conversationId, isOpen]);
}
