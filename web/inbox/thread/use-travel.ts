import { useEffect, useRef, useState } from "preact/hooks";

/** How long the reader is still on the way after the last step, in milliseconds. */
const LINGERS = 700;

/** Whether the reader scrolls just now. What the window scrolls by itself is no travel. */
export function useTravel() {
  const isTheirs = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [isOn, setOn] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    isOn,
    begin: () => {
      isTheirs.current = true;
    },
    move: () => {
      if (!isTheirs.current) return;
      clearTimeout(timer.current);
      setOn(true);
    },
    end: () => {
      isTheirs.current = false;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setOn(false), LINGERS);
    },
  };
}
