import { type Language, type Say, type Stem, saying } from "../saying.ts";
import en from "./locales/en.json";
import ru from "./locales/ru.json";

/** What the first file has to say by itself. */
export type LauncherWords = { readonly language: Language; readonly t: Say<Stem<keyof typeof ru>> };

export const launcherWords = (language: Language): LauncherWords => ({
  language,
  t: saying(language, language === "ru" ? ru : en),
});
