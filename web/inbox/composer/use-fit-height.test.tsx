import { render } from "@testing-library/preact";
import { useRef } from "preact/hooks";
import { expect, test, vi } from "vitest";
import * as fit from "./fit-height.ts";
import { useFitHeight } from "./use-fit-height.ts";

vi.mock("./fit-height.ts", () => ({ fitHeight: vi.fn() }));

function Field({ text }: { readonly text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useFitHeight(field, text);
  return <textarea ref={field} value={text} />;
}

const measuredIn = (supports: boolean): number => {
  vi.stubGlobal("CSS", { supports: () => supports });
  vi.mocked(fit.fitHeight).mockClear();
  const { rerender } = render(<Field text="" />);
  for (const text of ["", "", "a", "a", "ab"]) rerender(<Field text={text} />);
  return vi.mocked(fit.fitHeight).mock.calls.length;
};

test("a field is measured for other words only, and not at all where it grows by itself", () => {
  expect(measuredIn(false)).toBe(3);
  expect(measuredIn(true)).toBe(0);
});
