import type { ClientBrief } from "#shared/wire.ts";
import { refusedBy } from "../api/refused.ts";
import { refuseSuggestion, withdrawRefusal } from "../api/suggestions.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { clientName } from "../words/client-name.ts";
import { t } from "../words/t.ts";

/**
 * They are two people. `hide` takes the suggestion off the screen at once; `show` brings it back when somebody thinks
 * better of it, or when the server refuses.
 */
export async function sayNotTheSame(
  one: ClientBrief,
  other: ClientBrief,
  hide: () => void,
  show: () => void,
): Promise<void> {
  hide();
  const said = refuseSuggestion(one.id, other.id);
  tell(t("done.not_the_same", { one: clientName(one), other: clientName(other) }), () => {
    show();
    said.then(() => withdrawRefusal(one.id, other.id)).catch(refusedTo(hide));
  });
  await said.catch(refusedTo(show));
}

const refusedTo =
  (back: () => void) =>
  (cause: unknown): void => {
    back();
    tellRefused(t("done.not_done"), refusedBy(cause));
  };
