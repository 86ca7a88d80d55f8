import type { Refused } from "../api/refused.ts";
import { Details } from "../ui/states.tsx";
import { codeWords, refusalWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";

/** Why it was not done: what is wrong with a field in its own words, else what the server said of the whole. */
export function CallTrouble({ refused }: { readonly refused: Refused | null }) {
  if (!refused) return null;
  // Nothing waits to be sent here; but what did arrive unheard is not written down twice.
  const isUnheard = refused.code === "offline";
  const field = Object.values(refused.fields)[0];
  return (
    <div class="form-trouble" role="alert">
      {isUnheard ? t("calls.unheard") : field ? codeWords(field) : refusalWords(refused)}{" "}
      <Details refused={refused} />
    </div>
  );
}
