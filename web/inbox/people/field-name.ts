import { wordsFor } from "../words/t.ts";

/** What a field of a card is called; an attribute that nobody has taught us goes by its own key. */
export const fieldName = (field: string): string =>
  wordsFor("field", field) ?? field.replace("attributes.", "");
