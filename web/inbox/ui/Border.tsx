import type { Signal } from "@preact/signals";

type Props = {
  readonly width: Signal<number>;
  readonly range: { readonly least: number; readonly most: number; readonly usual: number };
  /** Which side the pane of this width lies on. */
  readonly side: "left" | "right";
  readonly label: string;
};

const STEP = 16;

/** A border that can be dragged, moved by the arrow keys, and set back by a double press. */
export function Border({ width, range, side, label }: Props) {
  const put = (wanted: number) => {
    width.value = Math.round(Math.min(range.most, Math.max(range.least, wanted)));
  };
  const grow = side === "left" ? 1 : -1;
  const onPointerDown = (event: PointerEvent) => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const border = event.currentTarget;
    const { pointerId, clientX: from } = event;
    const before = width.peek();
    border.setPointerCapture(pointerId);
    const move = ({ clientX }: PointerEvent) => put(before + (clientX - from) * grow);
    border.addEventListener("pointermove", move);
    border.addEventListener("lostpointercapture", () => border.removeEventListener("pointermove", move), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    put(width.peek() + step * grow);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved; a window splitter can.
    <div
      class="border"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width.value}
      aria-valuemin={range.least}
      aria-valuemax={range.most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDblClick={() => put(range.usual)}
    />
  );
}
