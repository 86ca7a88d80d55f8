import { useState } from "preact/hooks";
import { shifted, writtenTime } from "./week.ts";

type Props = {
  readonly label: string;
  /** Where it stands: "weekly.0 1 from". */
  readonly cell: string;
  readonly value: string;
  readonly isEnd: boolean;
  readonly isBad: boolean;
  readonly onChange: (time: string) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onMore: () => void;
  readonly onRemove: () => void;
};

const QUARTER = 15;
const REMOVES: ReadonlySet<string> = new Set(["Delete", "Backspace"]);

/** A time, written as one likes: "9" is nine o'clock as soon as the field is left. */
export function TimeField({ label, cell, value, isEnd, isBad, onChange, onStep, onMore, onRemove }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    if (typed !== null) onChange(writtenTime(typed) ?? typed.trim());
    setTyped(null);
  };
  const nudge = (by: number) => {
    onChange(shifted(writtenTime(typed ?? value) ?? value, by, isEnd));
    setTyped(null);
  };
  const keys: Readonly<Record<string, (isAlt: boolean) => void>> = {
    ArrowUp: (isAlt) => (isAlt ? nudge(QUARTER) : onStep(-1)),
    ArrowDown: (isAlt) => (isAlt ? nudge(-QUARTER) : onStep(1)),
    Enter: () => {
      settle();
      onMore();
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isEmptied = REMOVES.has(event.key) && (typed ?? value) === "";
    const act = isEmptied ? onRemove : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(event.altKey);
  };
  return (
    <input
      class="field time-field"
      aria-label={label}
      aria-invalid={isBad || undefined}
      data-cell={cell}
      inputMode="numeric"
      autocomplete="off"
      maxLength={5}
      placeholder={isEnd ? "18:00" : "09:00"}
      value={typed ?? value}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
}
