import { t } from "../words/t.ts";

/** What a visitor has in the field just now: it is not said yet, and may never be. */
export const Unsent = ({ text }: { readonly text: string }) => (
  <div class="spoken is-in is-head is-tail is-unsent" role="note" aria-label={t("typing.unsent")}>
    <div class="message">
      <div class="bubble">
        <div class="words" dir="auto">
          {text}
        </div>
        <span class="meta">{t("typing.unsent")}</span>
      </div>
    </div>
  </div>
);
