import type { ComponentChildren } from "preact";
import { createPortal } from "preact/compat";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { fieldNode } from "../write-into.ts";
import { hearKeys } from "./asking.ts";
import { caretPlace } from "./caret-place.ts";
import { placeAtCaret } from "./place-at-caret.ts";
import type { Trigger } from "./trigger.ts";

type Props<Item> = {
  readonly trigger: Trigger;
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  readonly line: (item: Item) => ComponentChildren;
  readonly take: (item: Item) => void;
  /** What stands beside the list for the item under the cursor. */
  readonly beside?: (item: Item) => ComponentChildren;
  /** What is said where nothing fits; without it there is no list then. */
  readonly nothing?: string;
};

/** A list at the caret. The field keeps the focus: arrows go through it, Enter and Tab take, Escape sends it away. */
export function Choices<Item>({ trigger, label, items, keyOf, line, take, beside, nothing }: Props<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const active = Math.min(at, items.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other list: it begins at its top.
  useEffect(() => setAt(0), [trigger.query, trigger.kind]);
  useEffect(() =>
    hearKeys((event) => {
      const item = items[active];
      if (item === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
      const step = STEPS[event.key];
      if (step !== undefined) setAt((active + step + items.length) % items.length);
      else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) take(item);
      else return false;
      event.preventDefault();
      return true;
    }),
  );
  useLayoutEffect(() => {
    const field = fieldNode();
    if (box.current && field) placeAtCaret(box.current, caretPlace(field, trigger.from));
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  useEffect(() => {
    const field = fieldNode();
    field?.setAttribute("aria-controls", "choices");
    field?.setAttribute("aria-activedescendant", `choice-${active}`);
    return () => {
      field?.removeAttribute("aria-controls");
      field?.removeAttribute("aria-activedescendant");
    };
  }, [active]);
  if (items.length === 0 && !nothing) return null;
  const item = items[active];
  return createPortal(
    <div class="suggest float" ref={box}>
      <div class="suggest-list" role="listbox" id="choices" aria-label={label}>
        {items.length === 0 && <p class="suggest-nothing">{nothing}</p>}
        {items.map((one, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names its active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field.
          <div
            key={keyOf(one)}
            id={`choice-${index}`}
            class="suggest-line"
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => index !== active && setAt(index)}
            onClick={() => take(one)}
          >
            {line(one)}
          </div>
        ))}
      </div>
      {beside && item !== undefined && <div class="suggest-beside">{beside(item)}</div>}
    </div>,
    document.body,
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
