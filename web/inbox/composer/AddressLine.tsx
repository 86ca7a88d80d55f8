import { ChevronDown, Lock, UsersRound } from "lucide-preact";
import { now } from "../stores/clock.ts";
import { addresses, chooseIdentity, focusComposer, mode, target } from "../stores/composing.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { moment, span } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { addressName, closedWords } from "./address-words.ts";
import type { Address } from "./addresses.ts";

/** Whether it is an answer or a note, and the address that an answer goes to among the others. */
export function AddressLine() {
  const isNote = mode.value === "note";
  return (
    <div class="address-line">
      <div class="mode-switch">
        <ModeTab is="reply" label={t("composer.reply")} />
        <ModeTab is="note" label={t("composer.note")} />
      </div>
      {isNote ? (
        <span class="address-note">
          <Icon of={Lock} />
          {t("composer.note_private")}
        </span>
      ) : (
        <Target />
      )}
    </div>
  );
}

const ModeTab = ({ is, label }: { readonly is: "reply" | "note"; readonly label: string }) => (
  <button
    type="button"
    class="mode-tab"
    aria-pressed={mode.value === is}
    onClick={() => {
      mode.value = is;
      focusComposer();
    }}
  >
    {label}
  </button>
);

function Target() {
  const here = target.value;
  const many = addresses.value;
  if (!here) return null;
  return (
    <>
      {many.length > 1 ? <Chooser here={here} many={many} /> : <Named address={here} />}
      {here.isGroup && <Icon of={UsersRound} />}
      <Term address={here} />
    </>
  );
}

const WORTH_SAYING = 2 * 3_600_000;

/** How long an answer is still taken, once that is not long any more. */
function Term({ address }: { readonly address: Address }) {
  if (address.answerBy === null || address.closed !== null) return null;
  const left = Date.parse(address.answerBy) - now.value;
  return left < WORTH_SAYING ? (
    <span class="address-term">{t("composer.term", { span: span(left) })}</span>
  ) : null;
}

const Named = ({ address }: { readonly address: Address }) => (
  <span class="address-name">
    {address.channel && <ChannelMark kind={address.channel.kind} />}
    {t("composer.via", { channel: addressName(address, [address]) })}
  </span>
);

function Chooser({ here, many }: { readonly here: Address; readonly many: readonly Address[] }) {
  const items = many.map(
    (address): MenuItem => ({
      key: String(address.identityId),
      label: addressName(address, many),
      mark: <ChannelMark kind={address.channel?.kind ?? ""} />,
      isChosen: address.identityId === here.identityId,
      isOff: address.closed !== null,
      hint: address.closed === null ? undefined : closedWords(address),
      note: address.closed === null ? noteOf(address, many) : undefined,
      act: () => {
        chooseIdentity(address.identityId);
        focusComposer();
      },
    }),
  );
  return (
    <Menu
      items={items}
      label={t("composer.choose_address")}
      trigger={(props) => (
        <button
          type="button"
          id="reply-via"
          class="address-name is-button"
          data-tip={`${t("composer.choose_address")} · V`}
          {...props}
        >
          {here.channel && <ChannelMark kind={here.channel.kind} />}
          {t("composer.via", { channel: addressName(here, many) })}
          <Icon of={ChevronDown} />
        </button>
      )}
    />
  );
}

/** Why words wait on that way, or when the client wrote there. */
function noteOf(address: Address, many: readonly Address[]): string | undefined {
  if (address.delayed !== null) return t(`delayed.${address.delayed}`);
  if (address.wroteAt === null) return undefined;
  const isNewest = many.every(({ wroteAt }) => wroteAt === null || wroteAt <= (address.wroteAt ?? ""));
  return t(isNewest ? "composer.wrote_last" : "composer.wrote_at", {
    at: moment(address.wroteAt, now.value),
  });
}
