import { t } from "../words/t.ts";
import { choose } from "./asked.ts";
import type { Span } from "./spans.ts";

type Props = { readonly span: Extract<Span, { is: "between" }> };

/** From which day to which; either may be left open. */
export const DaysFields = ({ span }: Props) => (
  <div class="search-days">
    <label>
      <span>{t("search.first_day")}</span>
      <input
        type="date"
        class="field"
        value={span.first}
        max={span.last || undefined}
        onInput={(event) => choose({ span: { ...span, first: event.currentTarget.value } })}
      />
    </label>
    <label>
      <span>{t("search.last_day")}</span>
      <input
        type="date"
        class="field"
        value={span.last}
        min={span.first || undefined}
        onInput={(event) => choose({ span: { ...span, last: event.currentTarget.value } })}
      />
    </label>
  </div>
);
