import type { FieldChoice, FieldsChosen } from "#shared/wire.ts";

/** By field: the value that a person has chosen to show. */
export type Chosen = Readonly<Record<string, string>>;

const ATTRIBUTE = "attributes.";

/**
 * What a person can choose between. The language is heard anew with every message; their own names are out of sight
 * behind those we gave.
 */
export const choosable = (fields: readonly FieldChoice[]): readonly FieldChoice[] => {
  const areNamed = fields.some(({ field }) => field === "given_name");
  return fields.filter(({ field }) => field !== "language" && !(areNamed && field === "name"));
};

/** What has to be set on the card so that it shows what was chosen; null where it does already. */
export function changeOf(fields: readonly FieldChoice[], chosen: Chosen): FieldsChosen | null {
  const wanted = choosable(fields).flatMap(({ field, values }) => {
    const value = chosen[field];
    return value === undefined || value === values[0]?.value ? [] : [[field, value] as const];
  });
  if (wanted.length === 0) return null;
  return fieldsOf(Object.fromEntries(wanted));
}

/** By field, as a glue tells of what was chosen with it; in the shape in which it is asked for. */
export function fieldsOf(wanted: Readonly<Record<string, string | null>>): FieldsChosen | null {
  const fields = Object.entries(wanted);
  if (fields.length === 0) return null;
  const attributes = fields
    .filter(([field]) => field.startsWith(ATTRIBUTE))
    .map(([field, value]) => [field.slice(ATTRIBUTE.length), value] as const);
  const of = (name: string) => fields.find(([field]) => field === name)?.[1];
  // Theirs cannot be rewritten; the name we give is shown instead of it.
  const given_name = of("given_name") ?? of("name");
  const note = of("note");
  return {
    ...(given_name === undefined ? {} : { given_name }),
    ...(note === undefined ? {} : { note }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
  };
}
