import type { Availability, Language } from "#shared/wire.ts";
import type { Known } from "./filled.ts";

const EXAMPLE: Readonly<Record<Language, { readonly opens_at: string; readonly usual: string }>> = {
  ru: { opens_at: "завтра в 9:00", usual: "4 минуты" },
  en: { opens_at: "tomorrow at 9:00", usual: "4 minutes" },
};

/** What would be filled in, by example; nothing where the channel has nothing to fill it with. */
export const knownFor = (answer: Availability | null, language: Language): Known => ({
  opens_at: answer && answer.timezone === null ? null : EXAMPLE[language].opens_at,
  usual: answer && answer.usual_seconds === null ? null : EXAMPLE[language].usual,
});
