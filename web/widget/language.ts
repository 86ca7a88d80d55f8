import type { Language } from "./saying.ts";

/** The first of these wishes that we speak; English for everybody else. */
export function chooseLanguage(...wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const language = wish?.slice(0, 2).toLowerCase();
    if (language === "ru" || language === "en") return language;
  }
  return "en";
}
