import type { AttributeCard } from "#shared/wire.ts";
import { VARIABLES } from "../../composer/canned/variables.ts";
import { attributeName } from "../../words/attributes.ts";
import { t } from "../../words/t.ts";

/** What can be put into a reply: every variable, then what the cards of clients hold. */
export const variableNames = (
  attributes: readonly AttributeCard[],
): readonly { readonly name: string; readonly label: string }[] => [
  ...VARIABLES.map((name) => ({ name, label: LABELS[name]?.() ?? name })),
  ...attributes.map((one) => ({ name: `client.${one.key}`, label: attributeName(one) })),
];

const LABELS: Readonly<Record<string, () => string>> = {
  "client.name": () => t("canned.var.client_name"),
  "client.first_name": () => t("canned.var.client_first_name"),
  "operator.name": () => t("canned.var.operator_name"),
  "channel.name": () => t("canned.var.channel_name"),
  "now.greeting": () => t("canned.var.now_greeting"),
};
