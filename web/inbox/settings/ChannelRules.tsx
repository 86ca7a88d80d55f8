import { useId } from "preact/hooks";
import type { ChannelCard } from "#shared/wire.ts";
import { t } from "../words/t.ts";
import { inMegabytes } from "./megabytes.ts";

type Props = {
  readonly channel: ChannelCard;
  readonly problems: Readonly<Record<string, string>>;
};

/** What the house does with this channel's replies and files. */
export function ChannelRules({ channel, problems }: Props) {
  const id = useId();
  const isBad = problems["file_limit"] !== undefined;
  return (
    <>
      {!channel.capabilities.no_outbound && (
        <fieldset class="rule">
          <legend>{t("rule.on_refusal")}</legend>
          {(["ask", "other_channel"] as const).map((rule) => (
            <label key={rule} class="rule-choice">
              <input
                type="radio"
                name="on-refusal"
                value={rule}
                defaultChecked={channel.on_refusal === rule}
              />
              {t(`rule.${rule}`)}
            </label>
          ))}
        </fieldset>
      )}
      <div class="form-field">
        <label for={id}>{t("rule.file_limit")}</label>
        <span class="measured">
          <input
            id={id}
            class="field"
            name="file-limit"
            type="number"
            inputMode="decimal"
            min="0.1"
            max="2000"
            step="0.1"
            placeholder="20"
            defaultValue={inMegabytes(channel.file_limit)}
            aria-describedby={`${id}-hint`}
            aria-invalid={isBad || undefined}
          />
          {t("rule.megabytes")}
        </span>
        {isBad && (
          <small class="is-bad" role="alert">
            {t("field.bad")}
          </small>
        )}
        <small id={`${id}-hint`}>{t("rule.file_limit_hint")}</small>
      </div>
    </>
  );
}
