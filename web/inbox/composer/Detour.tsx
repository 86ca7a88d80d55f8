import { CirclePause, CircleSlash } from "lucide-preact";
import { addresses, chooseIdentity, focusComposer, target } from "../stores/composing.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";
import { addressName, closedWords } from "./address-words.ts";
import { type Address, waysAround } from "./addresses.ts";
import { OnlyByPhone } from "./OnlyByPhone.tsx";

const FEW = 3;

/** Why words do not go to the chosen address now, and the other ways to the client, each one press away. */
export function Detour() {
  const here = target.value;
  if (here && here.closed === null && here.delayed === null) return null;
  const ways = waysAround(here?.identityId, addresses.value);
  if (here?.closed === "no_outbound" && here.channel?.kind === "callback" && ways.length === 0)
    return <OnlyByPhone />;
  return (
    <div class="detour" role="status">
      <span class="detour-why">
        <Icon of={here && here.closed === null ? CirclePause : CircleSlash} />
        {whyOf(here)}
      </span>
      {ways.slice(0, FEW).map((address) => (
        <button type="button" class="button" key={address.identityId} onClick={() => take(address)}>
          <ChannelMark kind={address.channel?.kind ?? ""} />
          {t("composer.answer_via", { channel: addressName(address, addresses.value) })}
        </button>
      ))}
    </div>
  );
}

function whyOf(here: Address | undefined): string {
  if (!here) return t("composer.no_address");
  return here.delayed !== null && here.closed === null ? t(`delayed.${here.delayed}`) : closedWords(here);
}

function take(address: Address): void {
  chooseIdentity(address.identityId);
  focusComposer();
}
