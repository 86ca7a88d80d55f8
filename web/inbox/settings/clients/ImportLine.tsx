import type { ImportCard } from "#shared/wire.ts";
import { now } from "../../stores/clock.ts";
import { moment } from "../../words/dates.ts";
import { grouped, t } from "../../words/t.ts";

type Props = { readonly card: ImportCard; readonly onOpen: () => void };

/** An import of before, or one that waits. */
export const ImportLine = ({ card, onOpen }: Props) => (
  <li class="card">
    <div class="card-words">
      <h3 dir="auto">{card.name}</h3>
      <p class="is-quiet">
        {t(`import_state.${card.state}`)} · {moment(card.created_at, now.value)}
        {(card.outcomes["created"] ?? 0) > 0 &&
          card.state !== "checked" &&
          ` · ${t("import_outcome.created")}: ${grouped(card.outcomes["created"] ?? 0)}`}
      </p>
    </div>
    <button type="button" class="button is-quiet" onClick={onOpen}>
      {t("import.open")}
    </button>
  </li>
);
