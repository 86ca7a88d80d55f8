import { beginMatter } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { apply } from "../state/apply.ts";
import { chooseIdentity, focusComposer, mode } from "../stores/composing.ts";
import { change } from "../stores/house.ts";
import { isDrawerOpen } from "../stores/layout.ts";
import { tellRefused } from "../stores/notice.ts";
import { go } from "../stores/route.ts";
import { openedClientId } from "../stores/threads.ts";
import { failureWords } from "../words/refusals.ts";
import { t, wordsFor } from "../words/t.ts";

/** The field opens for that account of the client; where nothing is open, a matter is begun. */
export async function writeFirst(clientId: number, identityId: number): Promise<void> {
  try {
    const conversation = await beginMatter(clientId, identityId);
    if (openedClientId.peek() !== clientId) go({ at: "client", clientId });
    // The log tells it too; whoever is about to write does not wait for it.
    const at = new Date().toISOString();
    change((state) => apply(state, { seq: 0, at, kind: "conversation.changed", body: { conversation } }));
    isDrawerOpen.value = false;
    requestAnimationFrame(() => {
      mode.value = "reply";
      chooseIdentity(identityId);
      focusComposer();
    });
  } catch (cause) {
    const refused = refusedBy(cause);
    const why =
      refused.code === "account_unreachable"
        ? (wordsFor("closed", refused.detail) ?? failureWords(refused.detail))
        : "";
    tellRefused([t("send.cannot_write_first"), why].filter(Boolean).join(" "), refused);
  }
}
