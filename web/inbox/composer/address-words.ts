import { channelNameOf } from "../stores/house.ts";
import { failureWords } from "../words/refusals.ts";
import { t, wordsFor } from "../words/t.ts";
import type { Address } from "./addresses.ts";

/** How an address is called; two accounts on one channel are told apart by their names there. */
export function addressName(address: Address, among: readonly Address[]): string {
  const channel = channelNameOf(address.channel?.id ?? null) || t("composer.removed_channel");
  const isOne = among.filter((other) => other.channel?.id === address.channel?.id).length === 1;
  return isOne || !address.username ? channel : `${channel} (${address.username})`;
}

/** Why nothing can be sent there; empty when something can. */
export const closedWords = ({ closed }: Address): string =>
  closed === null ? "" : (wordsFor("closed", closed) ?? failureWords(closed));
