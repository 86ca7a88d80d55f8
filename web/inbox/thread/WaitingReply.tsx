import { CalendarClock, ClockArrowUp, Ellipsis, File, Mic, SendHorizontal, Undo2 } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import type { SendingCard } from "#shared/wire.ts";
import { goAt, goNow, takeBackToWrite } from "../actions/sendings.ts";
import { SendAtDialog } from "../composer/later.ts";
import { now } from "../stores/clock.ts";
import { can, channelNameOf, me, operatorOf } from "../stores/house.ts";
import { openedThread } from "../stores/threads.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { clockTime, moment } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { ButtonsBelow } from "./ButtonsBelow.tsx";
import { Ticks } from "./Ticks.tsx";
import { Words } from "./Words.tsx";

/** A reply of ours that has not gone yet: in a moment, or when its time comes. */
export function WaitingReply({ sending }: { readonly sending: SendingCard }) {
  const isLate = Date.parse(sending.due_at) <= now.value;
  const words =
    sending.is_scheduled && !isLate
      ? t("send.will_go", { when: moment(sending.due_at, now.value) })
      : t("delivery.queued");
  const author = sending.operator_id === me.value?.operator.id ? null : operatorOf(sending.operator_id)?.name;
  return (
    <div class="spoken is-out is-head is-tail">
      {author && <div class="spoken-author">{author}</div>}
      <article
        class={`message is-pending ${sending.is_scheduled ? "is-scheduled" : ""}`}
        data-sending={sending.id}
        aria-label={`${words}: ${sending.text}`}
      >
        <div class="bubble">
          {sending.files.map((file) => (
            <div class="thing" key={file.key}>
              <span class="thing-icon">
                <Icon of={file.kind === "voice" ? Mic : File} size={20} />
              </span>
              <span class="thing-words">
                <span dir="auto">{file.kind === "voice" ? t("kind.voice") : file.name}</span>
              </span>
            </div>
          ))}
          {sending.text && <Words text={sending.text} entities={sending.entities} />}
          {!sending.is_scheduled && (
            <span class="meta">
              <time dateTime={sending.created_at}>{clockTime(sending.created_at)}</time>
              <Ticks state="queued" />
            </span>
          )}
        </div>
        {sending.buttons.length > 0 && <ButtonsBelow rows={sending.buttons} />}
      </article>
      {sending.is_scheduled && <WhenItGoes sending={sending} words={words} />}
      {sending.is_scheduled && hasBeenOvertaken(sending) && (
        <div class="trouble is-uncertain">
          <span class="trouble-why">{t("send.overtaken")}</span>
        </div>
      )}
    </div>
  );
}

function WhenItGoes({ sending, words }: { readonly sending: SendingCard; readonly words: string }) {
  const [isAsking, setAsking] = useState(false);
  const items: readonly MenuItem[] = [
    { key: "now", label: t("send.now"), icon: SendHorizontal, act: () => void goNow(sending) },
    { key: "time", label: t("send.change_time"), icon: CalendarClock, act: () => setAsking(true) },
    { key: "back", label: t("send.back"), icon: Undo2, act: () => void takeBackToWrite(sending) },
  ];
  return (
    <div class="trouble is-waiting is-scheduled">
      <Icon of={ClockArrowUp} />
      <span class="trouble-why">
        {words}
        {channelNameOf(sending.channel_id) && ` · ${channelNameOf(sending.channel_id)}`}
      </span>
      {can("conversations.answer") && (
        <Menu
          items={items}
          label={t("send.what_of_it")}
          trigger={({ ref, ...props }) => (
            <IconButton icon={Ellipsis} label={t("send.what_of_it")} buttonRef={ref} {...props} />
          )}
        />
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <SendAtDialog
            at={sending.due_at}
            choose={(at) => void goAt(sending, at)}
            leave={() => setAsking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The client has written since: the words know nothing of it. */
const hasBeenOvertaken = (sending: SendingCard): boolean =>
  openedThread.value?.messages.some(
    ({ id, direction, arrived_at }) =>
      direction === "in" && id > sending.heard_upto && arrived_at > sending.created_at,
  ) ?? false;
