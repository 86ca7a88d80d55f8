import { ShieldBan } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { notSpamRow } from "../actions/change-row.ts";
import { can } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";

/** Why it is so quiet here, and the way out. */
export const SpamBanner = ({ row }: { readonly row: ConversationRow }) => (
  <div class="spam-banner" role="status">
    <Icon of={ShieldBan} />
    <span>{t("spam.here")}</span>
    {can("conversations.answer") && (
      <button type="button" class="button" onClick={() => notSpamRow(row)}>
        {t("spam.not")}
      </button>
    )}
  </div>
);
