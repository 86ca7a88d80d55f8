import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../words/t.ts";
import { isLong } from "./is-long.ts";

/** Messages that were unfolded here; scrolled away and back they stay so. */
const unfolded = signal<ReadonlySet<number>>(new Set());

type Props = { readonly id: number; readonly text: string; readonly children: ComponentChildren };

/** Long words show their beginning, until somebody asks for all. */
export function Folded({ id, text, children }: Props) {
  if (!isLong(text)) return <>{children}</>;
  const isOpen = unfolded.value.has(id);
  return (
    <>
      <div class={isOpen ? "" : "words-folded"}>{children}</div>
      <button
        type="button"
        class="link-button words-more"
        aria-expanded={isOpen}
        onClick={() => {
          const others = [...unfolded.peek()].filter((one) => one !== id);
          unfolded.value = new Set(isOpen ? others : [...others.slice(-200), id]);
        }}
      >
        {t(isOpen ? "message.fold" : "message.unfold")}
      </button>
    </>
  );
}
