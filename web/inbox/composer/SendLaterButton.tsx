import { CalendarClock, Clock, ClockArrowUp, Moon, Sunrise } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import type { Time } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { hours, learnHours } from "../stores/hours.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { SendAtDialog } from "./later.ts";
import { type SendChoice, sendChoices } from "./send-times.ts";

const ICON = { hour: Clock, evening: Moon, morning: Sunrise, next_morning: Sunrise } as const;

/** The times that people name. */
export const timeItems = (choose: (at: Time) => void): readonly MenuItem[] =>
  sendChoices(new Date(now.value), hours.value?.house ?? null).map(({ key, at }: SendChoice) => ({
    key,
    label: t(`send.at_${key}`),
    icon: ICON[key],
    hint: moment(at, now.value),
    act: () => choose(at),
  }));

type Props = { readonly canSend: boolean; readonly sendAt: (at: Time) => void };

/** Beside the button that sends: at another time. */
export function SendLaterButton({ canSend, sendAt }: Props) {
  const [isAsking, setAsking] = useState(false);
  const items: readonly MenuItem[] = [
    ...timeItems(sendAt),
    { key: "own", label: t("send.at_own"), icon: CalendarClock, act: () => setAsking(true) },
  ];
  return (
    <>
      <Menu
        items={items}
        label={t("send.later")}
        trigger={({ ref, onClick, ...props }) => (
          <IconButton
            id="send-later"
            icon={ClockArrowUp}
            class="composer-send"
            label={t("send.later")}
            hint="Shift Alt Enter"
            aria-disabled={!canSend}
            buttonRef={ref}
            {...props}
            onClick={() => {
              if (!canSend) return;
              // Until they are there, morning is at nine.
              learnHours().catch(() => undefined);
              onClick();
            }}
          />
        )}
      />
      {isAsking && (
        <Suspense fallback={null}>
          <SendAtDialog at={null} choose={sendAt} leave={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
