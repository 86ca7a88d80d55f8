import { Check, type LucideIcon } from "lucide-preact";
import type { ComponentChildren, Ref } from "preact";
import { createPortal } from "preact/compat";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";
import { placeBeside } from "./place-beside.ts";
import { stepFocus } from "./step-focus.ts";

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly mark?: ComponentChildren;
  readonly hint?: string | undefined;
  /** What else is to be known of it, below the label. */
  readonly note?: string | undefined;
  /** How many there are. */
  readonly count?: string;
  /** A line parts it from what stands above. */
  readonly isApart?: boolean;
  readonly isChosen?: boolean;
  readonly isOff?: boolean;
  readonly act: () => void;
};

type Props = {
  readonly items: readonly MenuItem[];
  readonly label: string;
  readonly trigger: (props: {
    readonly ref: Ref<HTMLButtonElement>;
    readonly onClick: () => void;
    readonly "aria-haspopup": "menu";
    readonly "aria-expanded": boolean;
  }) => ComponentChildren;
};

/** A button that opens a short list of deeds or choices. */
export function Menu({ items, label, trigger }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      {trigger({
        ref: button,
        onClick: () => setOpen(!isOpen),
        "aria-haspopup": "menu",
        "aria-expanded": isOpen,
      })}
      {isOpen && <MenuList items={items} label={label} anchor={button.current} leave={leave} />}
    </>
  );
}

type ListProps = Pick<Props, "items" | "label"> & {
  readonly anchor: HTMLElement | null;
  readonly leave: () => void;
};

function MenuList({ items, label, anchor, leave }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = list.current;
    if (!node || !anchor) return;
    placeBeside(node, anchor);
    (
      node.querySelector<HTMLElement>("[aria-checked=true]") ?? node.querySelector<HTMLElement>("button")
    )?.focus();
    const outside = (event: Event) => {
      const { target } = event;
      if (target instanceof Node && !node.contains(target) && !anchor.contains(target)) leave();
    };
    document.addEventListener("pointerdown", outside, true);
    return () => document.removeEventListener("pointerdown", outside, true);
  }, [anchor, leave]);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      leave();
    } else stepFocus(event, list.current);
  };
  // What holds the button may be a place of its own for what floats, as a row of the history is; a dialog must be one.
  return createPortal(
    <div class="menu float" role="menu" aria-label={label} ref={list} onKeyDown={onKeyDown} tabIndex={-1}>
      {items.map((item) => (
        <MenuButton key={item.key} item={item} leave={leave} />
      ))}
    </div>,
    anchor?.closest("dialog") ?? document.body,
  );
}

const MenuButton = ({ item, leave }: { readonly item: MenuItem; readonly leave: () => void }) => (
  <button
    type="button"
    {...(item.isChosen === undefined
      ? { role: "menuitem" as const }
      : { role: "menuitemradio" as const, "aria-checked": item.isChosen })}
    aria-disabled={item.isOff}
    class={`menu-item ${item.isApart ? "is-apart" : ""}`}
    onClick={() => {
      if (item.isOff) return;
      leave();
      item.act();
    }}
  >
    {item.mark ?? (item.icon && <Icon of={item.icon} />)}
    <span class="menu-label">
      {item.label}
      {item.isOff && item.hint && <span class="menu-reason">{item.hint}</span>}
      {item.note && <span class="menu-reason">{item.note}</span>}
    </span>
    {item.count !== undefined && <span class="menu-count">{item.count}</span>}
    {item.isChosen && <Icon of={Check} />}
    {!item.isOff && item.hint && <kbd class="menu-hint">{item.hint}</kbd>}
  </button>
);
