import en from "./locales/en.json";
import ru from "./locales/ru.json";
import { type Language, type Say, type Stem, saying } from "./saying.ts";

export type Key = Stem<keyof typeof ru>;
export type Translate = Say<Key>;

export type Words = { readonly language: Language; readonly t: Translate };

export const wordsIn = (language: Language): Words => ({
  language,
  t: saying(language, language === "ru" ? ru : en),
});
