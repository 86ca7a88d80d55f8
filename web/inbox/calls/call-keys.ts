import type { Outcome } from "#shared/wire.ts";
import { callOff, openCallAgain, takeOrPutBackCall } from "../actions/calls.ts";
import { isClosed } from "../state/calls.ts";
import { callDeed } from "../stores/call-deed.ts";
import { callOf } from "../stores/calls.ts";
import { can } from "../stores/house.ts";

/** In the order of their number keys. */
export const OUTCOMES: readonly Outcome[] = [
  "reached",
  "no_answer",
  "busy",
  "wrong_number",
  "refused",
  "spam",
];

type Page = {
  readonly ids: readonly number[];
  readonly at: number | null;
  readonly stepTo: (id: number) => void;
  readonly open: (id: number) => void;
};

/** Single keys of the queue, by their place on the keyboard, so that they are the same on a Cyrillic layout. */
export function callKeysOf(page: Page): (event: KeyboardEvent) => (() => void) | undefined {
  const step = (by: number) => () => stepBy(page, by);
  const deeds: Readonly<Record<string, () => void>> = {
    KeyJ: step(1),
    ArrowDown: step(1),
    KeyK: step(-1),
    ArrowUp: step(-1),
    Home: step(-page.ids.length),
    End: step(page.ids.length),
    Enter: () => page.at !== null && page.open(page.at),
    KeyC: onOpen(page, (card) => takeOrPutBackCall(card)),
    KeyT: onOpen(page, ({ id }) => {
      callDeed.value = { is: "move", callId: id };
    }),
    KeyX: onOpen(page, (card) => void callOff(card)),
    KeyE: () => {
      const card = callOf(page.at ?? 0);
      if (card && isClosed(card) && can("conversations.answer")) void openCallAgain(card);
    },
  };
  return ({ code }) => {
    const outcome = OUTCOMES[Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? 0) - 1];
    if (!outcome) return deeds[code];
    return onOpen(page, ({ id }) => {
      callDeed.value = { is: "outcome", callId: id, outcome };
    });
  };
}

function stepBy({ ids, at, stepTo }: Page, by: number): void {
  const here = at === null ? -1 : ids.indexOf(at);
  const id = ids[Math.min(Math.max(here + by, 0), ids.length - 1)];
  // A button that was pressed before would take Enter for itself.
  document.getElementById("rows")?.focus({ preventScroll: true });
  if (id !== undefined) stepTo(id);
}

const onOpen =
  ({ at }: Page, deed: (card: NonNullable<ReturnType<typeof callOf>>) => void) =>
  (): void => {
    const card = at === null ? undefined : callOf(at);
    if (card && !isClosed(card) && can("conversations.answer")) deed(card);
  };
