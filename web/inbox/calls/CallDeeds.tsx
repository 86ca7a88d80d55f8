import {
  CalendarClock,
  Ellipsis,
  PhoneCall,
  PhoneOff,
  RotateCcw,
  Undo2,
  UserRoundCheck,
} from "lucide-preact";
import type { CallbackCard } from "#shared/wire.ts";
import { callOff, openCallAgain, takeOrPutBackCall } from "../actions/calls.ts";
import { isClosed } from "../state/calls.ts";
import { callDeed } from "../stores/call-deed.ts";
import { can, me } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { callerName } from "../words/calls.ts";
import { t } from "../words/t.ts";

/** What can be done with a call: take it, say what came of it, and in the menu what is done more rarely. */
export function CallDeeds({ card }: { readonly card: CallbackCard }) {
  if (!can("conversations.answer")) return null;
  if (isClosed(card))
    return (
      <span class="call-deeds">
        <button type="button" class="button" onClick={() => void openCallAgain(card)}>
          <Icon of={RotateCcw} />
          {t("act.reopen")}
        </button>
      </span>
    );
  const isMine = card.claimed_by === me.value?.operator.id;
  const name = callerName(card);
  return (
    <span class="call-deeds">
      {!isMine && (
        <button
          type="button"
          class="button"
          aria-label={`${t("calls.take")}: ${name}`}
          onClick={() => takeOrPutBackCall(card)}
        >
          <Icon of={UserRoundCheck} />
          {t("calls.take")}
        </button>
      )}
      <button
        type="button"
        class={`button ${isMine ? "is-main" : ""}`}
        aria-label={`${t("calls.say_outcome")}: ${name}`}
        onClick={() => {
          callDeed.value = { is: "outcome", callId: card.id, outcome: null };
        }}
      >
        <Icon of={PhoneCall} />
        {t("calls.outcome_short")}
      </button>
      <More card={card} isMine={isMine} />
    </span>
  );
}

function More({ card, isMine }: { readonly card: CallbackCard; readonly isMine: boolean }) {
  const items: readonly MenuItem[] = [
    {
      key: "move",
      label: t("calls.move"),
      icon: CalendarClock,
      act: () => {
        callDeed.value = { is: "move", callId: card.id };
      },
    },
    ...(isMine
      ? [
          {
            key: "put_back",
            label: t("calls.put_back"),
            icon: Undo2,
            hint: "C",
            act: () => takeOrPutBackCall(card),
          },
        ]
      : []),
    { key: "cancel", label: t("calls.cancel"), icon: PhoneOff, act: () => void callOff(card) },
  ];
  return (
    <Menu
      items={items}
      label={t("calls.more")}
      trigger={({ ref, ...props }) => (
        <IconButton
          icon={Ellipsis}
          label={`${t("calls.more")}: ${callerName(card)}`}
          buttonRef={ref}
          {...props}
        />
      )}
    />
  );
}
