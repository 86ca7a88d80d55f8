import { useEffect, useRef, useState } from "preact/hooks";

const PATIENCE = 450;

/** Says in words what a button without words does, when the pointer or the focus waits on it. */
export function Tips() {
  const [words, setWords] = useState("");
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(waiting);
      setWords("");
    };
    const show = (event: Event) => {
      hide();
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tip]") : null;
      if (!button || (event.type === "focusin" && !button.matches(":focus-visible"))) return;
      waiting = setTimeout(() => {
        setWords(button.dataset["tip"] ?? "");
        requestAnimationFrame(() => tip.current && placeTip(tip.current, button));
      }, PATIENCE);
    };
    const listened = [
      ["pointerover", show],
      ["focusin", show],
      ["pointerdown", hide],
      ["focusout", hide],
      ["scroll", hide],
    ] as const;
    for (const [name, act] of listened) document.addEventListener(name, act, true);
    return () => {
      hide();
      for (const [name, act] of listened) document.removeEventListener(name, act, true);
    };
  }, []);
  // Buttons carry the same words as their label, so a screen reader need not hear them twice.
  return words ? (
    <div class="tip" ref={tip} aria-hidden="true">
      {words}
    </div>
  ) : null;
}

function placeTip(tip: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const isInRail = button.closest(".rail") !== null && innerWidth > 720;
  const top = isInRail
    ? at.top + (at.height - tip.offsetHeight) / 2
    : at.bottom + 6 + tip.offsetHeight < innerHeight
      ? at.bottom + 6
      : at.top - 6 - tip.offsetHeight;
  const left = isInRail ? at.right + 6 : at.left + (at.width - tip.offsetWidth) / 2;
  tip.style.top = `${Math.round(top)}px`;
  tip.style.left = `${Math.round(Math.max(6, Math.min(left, innerWidth - tip.offsetWidth - 6)))}px`;
  tip.style.visibility = "visible";
}
