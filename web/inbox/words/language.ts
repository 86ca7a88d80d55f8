import type { Language } from "#shared/wire.ts";
import { kept } from "../stores/kept.ts";
import { speakIn } from "./t.ts";

const lastSpoken = kept<Language | null>("language", null);

/** The language before anybody has said who they are: the last one here, else the browser's. */
export function firstLanguage(): Language {
  return lastSpoken.peek() ?? (navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en");
}

/** Speaks as the operator likes, and remembers it for the next time. */
export function keepLanguage(language: Language | undefined): void {
  if (!language) return;
  lastSpoken.value = language;
  document.documentElement.lang = language;
  void speakIn(language);
}
