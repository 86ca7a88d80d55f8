import { Copy } from "lucide-preact";
import { copyText } from "../ui/copy.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";
import { isPublic } from "./public-address.ts";

/** What it takes to be called, and where. */
export const WebhookNote = ({ address }: { readonly address: string | null }) => (
  <div class="webhook-note">
    <p>{t("webhook.needs")}</p>
    {address && (
      <div class="copied-line">
        <code>{address}</code>
        <button type="button" class="button" onClick={() => copyText(address)}>
          <Icon of={Copy} />
          {t("act.copy")}
        </button>
      </div>
    )}
    {!isPublic(location.href) && (
      <p class="is-amber">{t("webhook.not_public", { address: location.origin })}</p>
    )}
  </div>
);
