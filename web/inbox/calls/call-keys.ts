import type { Outcome } from "#shared/wire.ts";
import { callOff, openCallAgain, takeOrPutBackCall } from "../actions/calls.ts";
import { heardAs } from "../keyboard/heard-as.ts";
import type { KeyedDeed } from "../keyboard/table.ts";
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

/** Single keys of the queue. */
export function callKeysOf(page: Page): (event: KeyboardEvent) => (() => void) | undefined {
  const step = (by: number) => () => stepBy(page, by);
  const end = (outcome: Outcome) =>
    onOpen(page, ({ id }) => {
      callDeed.value = { is: "outcome", callId: id, outcome };
    });
  const deeds: Readonly<Record<KeyedDeed<"calls">, () => void>> = {
    next: step(1),
    previous: step(-1),
    first: step(-page.ids.length),
    last: step(page.ids.length),
    open: () => page.at !== null && page.open(page.at),
    take: onOpen(page, (card) => takeOrPutBackCall(card)),
    reached: end("reached"),
    no_answer: end("no_answer"),
    busy: end("busy"),
    wrong_number: end("wrong_number"),
    refused: end("refused"),
    spam: end("spam"),
    move: onOpen(page, ({ id }) => {
      callDeed.value = { is: "move", callId: id };
    }),
    call_off: onOpen(page, (card) => void callOff(card)),
    again: () => {
      const card = callOf(page.at ?? 0);
      if (card && isClosed(card) && can("conversations.answer")) void openCallAgain(card);
    },
  };
  return (event) => {
    const deed = heardAs("calls", event);
    return deed && deeds[deed];
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
