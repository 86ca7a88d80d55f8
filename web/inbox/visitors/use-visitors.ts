import { useEffect, useRef, useState } from "preact/hooks";
import type { VisitorCard } from "#shared/wire.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { readVisitors } from "../api/visitors.ts";
import { line } from "../stores/fate.ts";
import { visitorsBell } from "../stores/fleeting.ts";

/** Who is here, read again whenever the bell rings or the line is back; one question at a time. */
export function useVisitors() {
  const [visitors, setVisitors] = useState<readonly VisitorCard[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asking = useRef({ isOn: false, isAsked: false });
  const bell = visitorsBell.value;
  const isLive = line.value.is === "open";
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is a reason to read again.
  useEffect(() => {
    const read = async () => {
      const state = asking.current;
      state.isAsked = true;
      if (state.isOn) return;
      state.isOn = true;
      while (state.isAsked) {
        state.isAsked = false;
        try {
          setVisitors(await readVisitors());
          setRefused(null);
        } catch (cause) {
          setRefused(refusedBy(cause));
        }
      }
      state.isOn = false;
    };
    void read();
  }, [bell, isLive, attempt]);
  return { visitors, refused, again: () => setAttempt(attempt + 1) };
}
