import type { AttributeCard } from "#shared/wire.ts";
import { language, t, wordsFor } from "./t.ts";

/** What the card calls it: a word of the house's own, or ours for what is built in. */
export const attributeName = (attribute: Pick<AttributeCard, "key" | "label">): string =>
  attribute.label ?? wordsFor("attribute", attribute.key) ?? attribute.key;

/** A value as a person reads it. What does not fit its type is shown as it is. */
export function attributeWords(type: AttributeCard["type"], value: string): string {
  if (type === "yes_no" && (value === "yes" || value === "no")) return t(`attribute_value.${value}`);
  if (type === "number" && /^-?\d+(\.\d+)?$/.test(value)) return value.replace(".", decimalMark());
  if (type !== "date" || !/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const date = new Date(`${value}T00:00:00Z`);
  const shown = new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" });
  return Number.isNaN(date.getTime()) ? value : shown.format(date);
}

const decimalMark = (): string => (language() === "ru" ? "," : ".");
