import { Combine } from "lucide-preact";
import type { ClientCard } from "#shared/wire.ts";
import { briefOf } from "../state/clients.ts";
import { can } from "../stores/house.ts";
import { plan } from "../stores/plan.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";

/** The way to join this card with another that nobody has suggested. */
export const Joining = ({ card }: { readonly card: ClientCard }) =>
  can("clients.glue") ? (
    <div class="panel-section">
      <button
        type="button"
        class="button is-quiet panel-deed"
        data-tip={`${t("act.glue_with")} · M`}
        onClick={() => {
          plan.value = { is: "glue", one: briefOf(card), other: null };
        }}
      >
        <Icon of={Combine} />
        {t("act.glue_with")}
      </button>
    </div>
  ) : null;
