import { unfilled } from "./canned/variables.ts";
import type { Styled } from "./styled.ts";

/** With places that nobody has filled in as a style of their own. */
export const marked = ({ text, entities }: Styled): Styled => ({
  text,
  entities: [
    ...entities,
    ...unfilled(text).map(([from, to]) => ({ type: "unfilled", offset: from, length: to - from })),
  ],
});
