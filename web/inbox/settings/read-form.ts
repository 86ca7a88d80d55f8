import type { SettingCard } from "#shared/wire.ts";

/** What was filled in. A switch that is off says so; a secret left empty stays what it was. */
export function settingsIn(form: HTMLFormElement, schema: readonly SettingCard[]): Record<string, string> {
  const given = new FormData(form);
  const values = schema.map(({ name, type }): readonly [string, string] => {
    const value = String(given.get(name) ?? "").trim();
    return [name, type === "switch" ? (value === "yes" ? "yes" : "no") : value];
  });
  const isSecret = (name: string) => schema.find((one) => one.name === name)?.type === "secret";
  return Object.fromEntries(values.filter(([name, value]) => value !== "" || !isSecret(name)));
}
