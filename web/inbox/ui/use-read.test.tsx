import { signal } from "@preact/signals";
import { act, render } from "@testing-library/preact";
import { expect, test } from "vitest";
import { useRead } from "./use-read.ts";

const all = signal<Readonly<Record<number, string>>>({ 1: "a", 2: "b" });
const drawn: string[] = [];

function Part({ id }: { readonly id: number }) {
  const word = useRead(() => all.value[id], [id]);
  drawn.push(`${id}${word}`);
  return <p>{word}</p>;
}

test("a part is drawn again only when what it reads comes out otherwise", () => {
  const { container, rerender } = render(
    <>
      <Part id={1} />
      <Part id={2} />
    </>,
  );
  expect(drawn.splice(0)).toEqual(["1a", "2b"]);
  act(() => {
    all.value = { ...all.value, 2: "c" };
  });
  expect(drawn.splice(0)).toEqual(["2c"]);
  rerender(<Part id={2} />);
  expect(container.textContent).toBe("c");
});
