import { Combine } from "lucide-preact";
import type { MessageCard } from "#shared/wire.ts";
import { briefOf } from "../state/clients.ts";
import { can, house } from "../stores/house.ts";
import { plan } from "../stores/plan.ts";
import { openedClientId } from "../stores/threads.ts";
import { Icon } from "../ui/Icon.tsx";
import { refusedGlue } from "../words/acts.ts";
import { clockTime } from "../words/dates.ts";
import { serviceWords } from "../words/preview.ts";
import { t } from "../words/t.ts";

/** Certain evidence that something speaks against: why nothing was joined, and the way on where a person may decide. */
export function RefusedLine({ message }: { readonly message: MessageCard }) {
  const service = message.service ?? {};
  const refused = refusedGlue(service);
  if (refused === null) return null;
  const clientId = openedClientId.value;
  const card = clientId === null ? undefined : house.value?.clients[clientId];
  const { other } = refused;
  const mayGlue = other !== null && can("clients.glue") && card !== undefined && !holds(card, other.id);
  return (
    <div class="system-line is-act">
      <span dir="auto">{serviceWords({ code: service["code"] ?? "", name: service["name"] ?? "" })}</span>
      <span dir="auto"> {refused.why}</span>
      <time dateTime={message.at}>{clockTime(message.at)}</time>
      {mayGlue && (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            plan.value = { is: "glue", one: briefOf(card), other };
          }}
        >
          <Icon of={Combine} />
          {t("act.glue")}
        </button>
      )}
    </div>
  );
}

const holds = (
  card: { readonly id: number; readonly glued: readonly { readonly id: number }[] },
  id: number,
) => card.id === id || card.glued.some((one) => one.id === id);
