import { memo } from "preact/compat";
import type { MessageCard } from "#shared/wire.ts";
import { CallItem } from "../calls/CallItem.tsx";
import { CallLine } from "../calls/CallLine.tsx";
import { now } from "../stores/clock.ts";
import { actIn, refusedGlue } from "../words/acts.ts";
import { callLine } from "../words/calls.ts";
import { clockTime } from "../words/dates.ts";
import { serviceLines, serviceWords } from "../words/preview.ts";
import { t } from "../words/t.ts";
import { ActLine } from "./ActLine.tsx";
import type { Entry } from "./entries.ts";
import { Message } from "./Message.tsx";
import { PendingMessage } from "./PendingMessage.tsx";
import { RefusedLine } from "./RefusedLine.tsx";
import { DayPill } from "./StickyDay.tsx";
import { Unsent } from "./Unsent.tsx";
import { WaitingReply } from "./WaitingReply.tsx";

type Props = { readonly entry: Entry; readonly isFlashing: boolean };

/** One thing in the thread; scrolling past draws none again. */
export const EntryView = memo(({ entry, isFlashing }: Props) => {
  switch (entry.is) {
    case "day":
      return (
        <div class="day-line">
          <DayPill at={entry.at} />
        </div>
      );
    case "unread":
      return (
        <div class="unread-line">
          <span>{t("thread.unread")}</span>
        </div>
      );
    case "break":
      return (
        <div class="break-line">
          <span>{t("thread.break")}</span>
        </div>
      );
    case "system":
      if (actIn(entry.message.service)) return <ActLine message={entry.message} />;
      if (refusedGlue(entry.message.service)) return <RefusedLine message={entry.message} />;
      if (isCallAsked(entry.message)) return <CallItem message={entry.message} />;
      if (callLine(entry.message.service ?? {}, now.value)) return <CallLine message={entry.message} />;
      return (
        <div class="system-line">
          {serviceWords(entry.message.service ?? {}) || entry.message.text}
          <time dateTime={entry.at}>{clockTime(entry.at)}</time>
          <ServiceLines lines={serviceLines(entry.message.service ?? {})} />
        </div>
      );
    case "message":
      return <Message entry={entry} isFlashing={isFlashing} />;
    case "pending":
      return <PendingMessage pending={entry.pending} />;
    case "unsent":
      return <Unsent text={entry.text} />;
    case "sending":
      return <WaitingReply sending={entry.sending} />;
  }
});

const isCallAsked = ({ service }: MessageCard): boolean =>
  service?.["code"] === "callback.requested" && Number(service["callback_id"]) > 0;

const ServiceLines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length > 0 && (
    <ul class="system-more">
      {lines.map((line, index) => (
        <li key={index} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
