import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { runsOf } from "#shared/entities.ts";
import type { Styled } from "./styled.ts";
import { marked } from "./unfilled-marks.ts";

type Props = { readonly words: Styled; readonly field: RefObject<HTMLTextAreaElement> };

/** Whether words have to be drawn over: a field by itself knows no formatting. */
export const isDressed = (words: Styled): boolean => marked(words).entities.length > 0;

/** The words of a field with what lies on them, letter over letter: no style here changes the width of any. */
export function Dressed({ words, field }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = field.current;
    if (!node) return;
    const follow = () => {
      if (box.current) box.current.scrollTop = node.scrollTop;
    };
    follow();
    node.addEventListener("scroll", follow);
    return () => node.removeEventListener("scroll", follow);
  });
  const { text, entities } = marked(words);
  return (
    <div class="composer-dressed" ref={box} dir="auto" aria-hidden="true">
      {runsOf(text, entities).map((run, index) => (
        <span key={index} class={run.styles.map((style) => `dress-${style}`).join(" ")}>
          {run.text}
        </span>
      ))}
      {"\u200b"}
    </div>
  );
}
