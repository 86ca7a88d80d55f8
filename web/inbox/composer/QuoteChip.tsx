import { X } from "lucide-preact";
import { isQuotedFromElsewhere, quoted, target } from "../stores/composing.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";

/** The message that will be quoted, until somebody thinks better of it. */
export function QuoteChip() {
  const message = quoted.value;
  if (!message) return null;
  return (
    <div class="quote-chip">
      <div class="quote">
        <span class="quote-who">{t("quote.answering")}</span>
        <span class="quote-words" dir="auto">
          {message.text || t("quote.wordless")}
        </span>
      </div>
      {isQuotedFromElsewhere.value ? (
        <span class="quote-chip-hint">{t("quote.from_elsewhere")}</span>
      ) : (
        target.value?.channel?.capabilities.quotes === false && (
          <span class="quote-chip-hint">{t("quote.not_shown")}</span>
        )
      )}
      <IconButton
        icon={X}
        label={t("quote.drop")}
        onClick={() => {
          quoted.value = null;
        }}
      />
    </div>
  );
}
