import { type Language, type Say, type Stem, saying } from "../saying.ts";
import en from "./locales/en.json";
import ru from "./locales/ru.json";

export type VoiceWords = Say<Stem<keyof typeof ru>>;

export const voiceWords = (language: Language): VoiceWords => saying(language, language === "ru" ? ru : en);

/** «0:07», «12:40» */
export function lengthOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
