import type { ConversationRow } from "#shared/wire.ts";
import { siteLink } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { t } from "../words/t.ts";
import { newKey } from "./key.ts";

/** Sends a one-time link to the chat on a site; the log brings the message. */
export async function sendSiteLink(row: ConversationRow, identityId: number, siteId: number): Promise<void> {
  try {
    await siteLink(row.id, { key: newKey(), identity_id: identityId, site_id: siteId });
    tell(t("done.site_link"));
  } catch (cause) {
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}
