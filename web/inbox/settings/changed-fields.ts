import type { ChannelCard, ChannelChange, SettingCard } from "#shared/wire.ts";
import { toBytes } from "./megabytes.ts";
import { settingsIn } from "./read-form.ts";

/** Only what is different: other settings are tried out live, and a new name alone must not depend on that. */
export function changedFields(
  form: HTMLFormElement,
  channel: ChannelCard,
  schema: readonly SettingCard[],
): ChannelChange {
  const given = new FormData(form);
  const name = String(given.get("channel-name") ?? "").trim();
  // A channel that takes no replies has no rule to show.
  const rule = (given.get("on-refusal") ?? channel.on_refusal) === "other_channel" ? "other_channel" : "ask";
  const limit = toBytes(String(given.get("file-limit") ?? ""));
  const settings = { ...settingsIn(form, schema), ...forgottenIn(given, schema) };
  const isOther = schema.some(({ name: one, default: usual, type }) => {
    const value = settings[one];
    if (value === undefined) return false;
    return type === "secret" || (value || usual) !== (channel.settings[one] ?? usual);
  });
  return {
    ...(name === channel.name ? {} : { name }),
    ...(rule === channel.on_refusal ? {} : { on_refusal: rule }),
    ...(limit === channel.file_limit ? {} : { file_limit: limit }),
    ...(isOther ? { settings } : {}),
  };
}

/** Secrets that are to be kept no longer. */
function forgottenIn(given: FormData, schema: readonly SettingCard[]): Record<string, null> {
  const forgotten = schema.filter(({ name, type }) => type === "secret" && given.has(`forget-${name}`));
  return Object.fromEntries(forgotten.map(({ name }) => [name, null]));
}
