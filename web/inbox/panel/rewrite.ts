import type { ClientCard, ClientChange } from "#shared/wire.ts";
import { changeClient } from "../api/clients.ts";
import { refusedBy } from "../api/refused.ts";
import { withClient } from "../state/clients.ts";
import { change } from "../stores/house.ts";
import { tellRefused } from "../stores/notice.ts";
import { t } from "../words/t.ts";

/** The name we give; an empty one gives theirs back. */
export const renameClient = (card: ClientCard, name: string): Promise<void> =>
  rewrite(card, { given_name: name.trim() || null });

export const rewriteNote = (card: ClientCard, note: string): Promise<void> =>
  rewrite(card, { note: note.trim() || null });

const rewrite = (card: ClientCard, wanted: Pick<ClientChange, "given_name" | "note">): Promise<void> =>
  rewriteAs(card, { ...card, ...wanted }, wanted);

/** Shows the change at once; should the server refuse, the card as it was. */
export async function rewriteAs(card: ClientCard, meant: ClientCard, wanted: ClientChange): Promise<void> {
  change((state) => withClient(state, meant));
  try {
    const fresh = await changeClient(card.id, wanted);
    if (fresh?.id) change((state) => withClient(state, fresh));
  } catch (cause) {
    change((state) => withClient(state, card));
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}
