import type { AttributeCard, ClientCard } from "#shared/wire.ts";
import { attributes } from "../../stores/attributes.ts";
import { can } from "../../stores/house.ts";

/** A line of the card: what it is, and what is known. A definition that is gone leaves text behind. */
export type Line = {
  readonly definition: Pick<AttributeCard, "key" | "label" | "type" | "options">;
  readonly value: string;
  readonly isDefined: boolean;
};

export function linesOf(card: ClientCard, defined: readonly AttributeCard[]): readonly Line[] {
  const known = defined.map(
    (definition): Line => ({ definition, value: card.attributes[definition.key] ?? "", isDefined: true }),
  );
  const left = Object.entries(card.attributes)
    .filter(([key]) => !defined.some((one) => one.key === key))
    .map(
      ([key, value]): Line => ({
        definition: { key, label: null, type: "text", options: [] },
        value,
        isDefined: false,
      }),
    );
  return [...known, ...left];
}

export const hasAttributes = (card: ClientCard): boolean =>
  Object.keys(card.attributes).length > 0 || (can("clients.change") && (attributes.value?.length ?? 1) > 0);
