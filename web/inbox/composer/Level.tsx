import { useEffect, useState } from "preact/hooks";
import type { Microphone } from "./microphone.ts";

const BARS = 48;
const EVERY = 80;
const SILENT: readonly number[] = Array.from({ length: BARS }, () => 0);

/** How loud it was lately, the present at the right. */
export function Level({ microphone }: { readonly microphone: Microphone | null }) {
  const [heard, setHeard] = useState(SILENT);
  useEffect(() => {
    if (!microphone) return;
    const listening = setInterval(
      () => setHeard((before) => [...before.slice(1), microphone.loudness()]),
      EVERY,
    );
    return () => clearInterval(listening);
  }, [microphone]);
  return (
    <div class="recorder-level" aria-hidden="true">
      {heard.map((loudness, index) => (
        <span key={index} style={{ height: `${Math.round(3 + loudness * 21)}px` }} />
      ))}
    </div>
  );
}
