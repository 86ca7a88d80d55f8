import type { Language } from "../saying.ts";

const UNITS = { ru: ["Б", "КБ", "МБ", "ГБ"], en: ["B", "kB", "MB", "GB"] } as const;

/** «840 КБ», «2,4 МБ» */
export function sizeOf(bytes: number, language: Language): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  const rounded = new Intl.NumberFormat(language, { maximumFractionDigits: amount < 10 ? 1 : 0 }).format(
    amount,
  );
  return `${rounded}\u00a0${UNITS[language][step] ?? ""}`;
}
