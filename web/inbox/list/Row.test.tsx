import { act, render } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { fromWindow } from "../state/from-window.ts";
import { allOf } from "../state/view.ts";
import { change, settleIn } from "../stores/house.ts";
import { anna, clientCard, minute, pavel, row, windowPage } from "../testing/cast.ts";
import { clientName } from "../words/client-name.ts";
import { Row } from "./Row.tsx";

vi.mock(import("../words/client-name.ts"), async (original) => {
  const real = await original();
  return { ...real, clientName: vi.fn(real.clientName) };
});

const first = row({ id: 1, inbound_count: 1 });
const second = row({ id: 2, client: pavel, inbound_count: 1 });

const Both = ({ selected }: { readonly selected: number }) => (
  <>
    <Row row={first} isSelected={selected === 1} position={1} count={2} />
    <Row row={second} isSelected={selected === 2} position={2} count={2} />
  </>
);

beforeEach(() => settleIn(fromWindow(windowPage([first, second]), allOf("open"))));

/** Whose rows have been drawn since. */
const drawn = (): readonly number[] =>
  vi
    .mocked(clientName)
    .mock.calls.splice(0)
    .map(([client]) => client.id);

test("a row is drawn again for what concerns it, and not because something was read or another was opened", () => {
  const { rerender } = render(<Both selected={1} />);
  expect(drawn()).toEqual([1, 2]);
  act(() =>
    change((state) => ({ ...state, clients: { [anna.id]: clientCard(anna, { last_at: minute(1) }) } })),
  );
  expect(drawn()).toEqual([]);
  act(() => change((state) => ({ ...state, seen: { ...state.seen, [second.id]: 1 } })));
  expect(drawn()).toEqual([2]);
  rerender(<Both selected={1} />);
  expect(drawn()).toEqual([]);
});
