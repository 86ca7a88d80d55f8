import { useEffect } from "preact/hooks";
import { readChannels } from "../api/channels.ts";
import { change } from "../stores/house.ts";
import { withFreshHealth } from "./standing.ts";

const EVERY = 10_000;

/** Asks how channels fare while somebody looks: contact and queue change too often to be told as events. */
export function useFreshHealth(): void {
  useEffect(() => {
    const ask = () => {
      if (document.hidden) return;
      readChannels().then(
        (fresh) => change((state) => ({ ...state, channels: withFreshHealth(state.channels, fresh) })),
        // The window itself says when the server is out of reach.
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, EVERY);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, []);
}
