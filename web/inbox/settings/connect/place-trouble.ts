import type { SettingCard } from "#shared/wire.ts";
import type { Refused } from "../../api/refused.ts";

type Values = Readonly<Record<string, string>>;
/** Setting: the code of what is wrong with it. */
export type Problems = Readonly<Record<string, string>>;

/** Refusals that speak of who we are, not of how to get there. */
const ABOUT_KEY: ReadonlySet<string> = new Set([
  "channel_unauthorised",
  "channel_already_connected",
  "channel_other_account",
  "channel_personal_key",
  "channel_chat_not_found",
  "channel_conflict",
]);
const ABOUT_WAY: ReadonlySet<string> = new Set(["channel_network", "channel_timeout", "channel_rejected"]);
const ABOUT_CALLS: ReadonlySet<string> = new Set(["channel_not_allowed", "channel_no_public_address"]);

/** Beside which fields a refusal belongs; none when it concerns them all. */
export function placeTrouble(refused: Refused, schema: readonly SettingCard[], given: Values): Problems {
  if (Object.keys(refused.fields).length > 0) return refused.fields;
  const name = ABOUT_KEY.has(refused.code)
    ? keyIn(schema)
    : ABOUT_WAY.has(refused.code)
      ? wayIn(schema, given, refused.detail)
      : ABOUT_CALLS.has(refused.code)
        ? has(schema, "mode")
        : undefined;
  return name === undefined ? {} : { [name]: refused.code };
}

const keyIn = (schema: readonly SettingCard[]): string | undefined =>
  schema.find(({ type, required }) => type === "secret" && required)?.name;

/** A proxy is the first to be doubted, then an address that somebody changed. */
function wayIn(schema: readonly SettingCard[], given: Values, detail: string): string | undefined {
  if (/server address/i.test(detail)) return has(schema, "base_url");
  if (given["proxy"]) return has(schema, "proxy");
  const address = schema.find(({ name }) => name === "base_url");
  return address && given["base_url"] && given["base_url"] !== address.default ? "base_url" : undefined;
}

const has = (schema: readonly SettingCard[], name: string): string | undefined =>
  schema.find((one) => one.name === name)?.name;
