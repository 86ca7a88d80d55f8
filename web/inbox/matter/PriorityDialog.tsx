import { Check } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import type { Priority } from "#shared/wire.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { stepFocus } from "../ui/step-focus.ts";
import { t } from "../words/t.ts";
import { priorityItems } from "./priority-items.tsx";
import "./matter.css";

type Props = {
  readonly chosen: Priority;
  readonly onChoose: (priority: Priority) => void;
  readonly onClose: () => void;
};

/** What comes first. Arrows step, Enter chooses, and so does a number. */
export function PriorityDialog({ chosen, onChoose, onClose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>("[aria-checked=true]")?.focus(), []);
  const choose = (priority: Priority) => {
    onClose();
    onChoose(priority);
  };
  const items = priorityItems(chosen, choose);
  return (
    <Dialog title={t("priority.title")} onClose={onClose}>
      <div
        ref={list}
        class="choice-list"
        role="radiogroup"
        tabIndex={-1}
        aria-label={t("priority.title")}
        onKeyDown={(event) => {
          const item = items[Number(event.key) - 1];
          if (item) item.act();
          else stepFocus(event, list.current);
        }}
      >
        {items.map((item, place) => (
          // biome-ignore lint/a11y/useSemanticElements: a button answers Enter at once.
          <button
            key={item.key}
            type="button"
            role="radio"
            aria-checked={item.isChosen === true}
            class="menu-item"
            onClick={item.act}
          >
            {item.mark}
            <span class="menu-label">{item.label}</span>
            {item.isChosen && <Icon of={Check} />}
            <kbd class="menu-hint">{place + 1}</kbd>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
