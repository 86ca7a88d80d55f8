import type { Language } from "#shared/wire.ts";

export type Zone = {
  /** IANA name. */
  readonly id: string;
  /** As people call it: "Екатеринбург". */
  readonly name: string;
  /** "UTC+05:00" */
  readonly offset: string;
};

let made: { readonly language: Language; readonly zones: readonly Zone[] } | null = null;

/** All that the browser knows, from west to east. Made once for a language: it takes a moment. */
export function allZones(language: Language): readonly Zone[] {
  if (made?.language === language) return made.zones;
  const ids = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  const zones = [...ids].map((id) => zoneOf(id, language));
  zones.sort((a, b) => minutes(a.offset) - minutes(b.offset) || a.id.localeCompare(b.id));
  made = { language, zones };
  return zones;
}

export const zoneOf = (id: string, language: Language): Zone => ({
  id,
  name: said(id, language, "long").replace(/, стандартное время$/, ""),
  offset: said(id, "en", "longOffset").replace("GMT", "UTC"),
});

/** Those that all the words fit: by the city of the name, by what people call it, or by the offset. */
export function findZones(zones: readonly Zone[], words: string): readonly Zone[] {
  const wanted = folded(words).split(" ").filter(Boolean);
  return zones.filter((zone) => {
    const text = folded(`${zone.id} ${zone.name} ${zone.offset}`);
    return wanted.every((word) => text.includes(word));
  });
}

const folded = (text: string): string =>
  text.toLowerCase().replaceAll(/[/_,]/g, " ").replaceAll("ё", "е").trim();

function said(id: string, language: Language, style: "long" | "longOffset"): string {
  try {
    const format = new Intl.DateTimeFormat(language, {
      timeZone: id,
      timeZoneName: style,
    });
    return format.formatToParts().find(({ type }) => type === "timeZoneName")?.value ?? id;
  } catch {
    // The server knows zones that this browser does not.
    return id;
  }
}

function minutes(offset: string): number {
  const [, sign, hours = "0", rest = "0"] = /([+-])(\d+):(\d+)/.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(rest));
}
