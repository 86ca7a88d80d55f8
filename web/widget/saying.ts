export type Language = "ru" | "en";
/** A key without the ending of a plural form. */
export type Stem<Stored> = Stored extends `${infer Stem}_${"one" | "few" | "many" | "other"}` ? Stem : Stored;
/** `{name}` in the words is replaced; where there are plural forms, `count` chooses. */
export type Say<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The words of one language by their keys; each part of the widget brings its own. */
export function saying<Key extends string>(
  language: Language,
  words: Readonly<Record<string, string>>,
): Say<Key> {
  const rules = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const count = values["count"];
    const form = typeof count === "number" ? `${key}_${rules.select(count)}` : key;
    const said = words[form] ?? words[key] ?? key;
    return said.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}
