import type { Refused } from "../api/refused.ts";
import { t, wordsFor } from "./t.ts";

/** Why the server said no; where it asked a channel first, why that one did. */
export function refusalWords({ code, fields, detail }: Refused): string {
  const reason = fields["reason"];
  if (code !== "channel_refused" || !reason) return withRights(codeWords(code), detail);
  return wordsFor("channel_refused", reason) ?? failureWords(reason);
}

/** Names, in the words of the screen, the rights that a key lacks. */
export const withRights = (words: string, detail: string | null): string =>
  words.replace("{rights}", () =>
    (detail ?? "")
      .split(", ")
      .map((right) => wordsFor("right", right) ?? right)
      .join(", "),
  );

export const codeWords = (code: string): string => wordsFor("refusal", code) ?? t("refusal.unexpected");

/** Why a message did not go, or has to wait. */
export const failureWords = (code: string | null): string =>
  (code === null ? null : wordsFor("failure", code)) ?? t("failure.rejected");
