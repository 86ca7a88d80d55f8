import type { SuggestionReason } from "#shared/wire.ts";
import { phoneWords } from "./phones.ts";
import { language, t, wordsFor } from "./t.ts";

/** How much a reason says. */
export type Force = "strong" | "fair" | "slight" | "against";

const STRONG = 9;
const FAIR = 4;

/** From bits: each doubles how much likelier it is seen with one person than with two. */
export function forceOf({ weight }: SuggestionReason): Force {
  if (weight < 0) return "against";
  if (weight >= STRONG) return "strong";
  return weight >= FAIR ? "fair" : "slight";
}

/** "Один телефон: +7 912 345-67-89". A code that nobody taught us shows what it carries. */
export function reasonWords({ code, params }: SuggestionReason): string {
  const told = Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, shown(code, value)] as const] : [],
    ),
  );
  return wordsFor("reason", code, told) ?? [t("reason.other"), ...Object.values(told)].join(" ");
}

/** Who says so, on either side: "подтвердил мессенджер · указано, не проверено"; empty where nobody has to. */
export function proofWords({ params }: SuggestionReason): string {
  const proofs = [params["a"], params["b"]].map(proofOf).filter((words) => words !== null);
  return [...new Set(proofs)].join(" · ");
}

export const warningWords = (code: string): string => wordsFor("warning", code) ?? code;

function proofOf(side: unknown): string | null {
  if (typeof side !== "object" || side === null || !("proof" in side)) return null;
  return wordsFor("proof", String(side.proof));
}

function shown(code: string, value: string): string {
  if (code.endsWith("birth_date")) return dateWords(value);
  return code.endsWith("_phone") ? phoneWords(value) : value;
}

function dateWords(iso: string): string {
  const date = new Date(`${iso}T00:00:00`);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString(language() === "ru" ? "ru-RU" : "en-GB");
}
