import { ArrowRightLeft } from "lucide-preact";
import type { ClientBrief } from "#shared/wire.ts";
import { plan } from "../stores/plan.ts";
import { endSelection, selected } from "../stores/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { counted, t } from "../words/t.ts";

/** How many messages are selected, and what can be done with them. */
export function SelectionBar({ client }: { readonly client: ClientBrief }) {
  const all = selected.value;
  const first = all[0];
  const last = all.at(-1);
  if (!first || !last) return null;
  const move = () => {
    plan.value = {
      is: "move",
      from: client,
      what: {
        is: "messages",
        firstId: first.id,
        lastId: last.id,
        count: all.length,
      },
    };
  };
  return (
    <section class="selection-bar" aria-label={t("select.title")}>
      <span role="status">{counted("select.count", all.length)}</span>
      <small>{t("select.hint")}</small>
      <button type="button" class="button" onClick={move}>
        <Icon of={ArrowRightLeft} />
        {t("select.move")}
      </button>
      <button type="button" class="button is-quiet" onClick={endSelection}>
        {t("act.cancel")}
      </button>
    </section>
  );
}
