import { type Language, type Say, type Stem, saying } from "../saying.ts";
import en from "./locales/en.json";
import ru from "./locales/ru.json";

export type CallWords = { readonly language: Language; readonly t: Say<Stem<keyof typeof ru>> };

export const callWords = (language: Language): CallWords => ({
  language,
  t: saying(language, language === "ru" ? ru : en),
});

const KNOWN = [
  "phone_invalid",
  "phone_toll_free",
  "phone_placeholder",
  "phone_own",
  "phone_foreign",
  "consent_required",
  "consent_outdated",
  "wanted_outside_hours",
  "wanted_past",
  "name_too_long",
  "question_too_long",
  "too_many_requests",
  "callback_not_possible",
  "callback_closed",
  "foreign_origin",
  "away",
] as const;

/** A refusal in words; what we do not know is at least no code. */
export function refusalWords(code: string, { t }: CallWords): string {
  return t(`refused.${KNOWN.find((one) => one === code) ?? "other"}`);
}
