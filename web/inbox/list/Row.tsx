import {
  AlarmClock,
  Check,
  CircleAlert,
  CircleQuestionMark,
  Hourglass,
  type LucideIcon,
  PenLine,
  TriangleAlert,
} from "lucide-preact";
import { memo } from "preact/compat";
import type { ConversationRow } from "#shared/wire.ts";
import { PriorityMark } from "../matter/PriorityMark.tsx";
import { RowTags } from "../matter/RowTags.tsx";
import { carryOf, goalOf } from "../people/carry-client.ts";
import { now } from "../stores/clock.ts";
import { hasDraft } from "../stores/drafts.ts";
import { isClientTyping } from "../stores/here.ts";
import { channelOf, me, operatorOf } from "../stores/house.ts";
import { unreadOf } from "../stores/rows.ts";
import { type Trouble, troubleOf } from "../stores/trouble.ts";
import { workplace } from "../stores/workplace.ts";
import { Faces } from "../thread/here/Faces.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useRead } from "../ui/use-read.ts";
import { clientName, isNameless } from "../words/client-name.ts";
import { moment, rowTime, span } from "../words/dates.ts";
import { previewWords } from "../words/preview.ts";
import { counted, grouped, t } from "../words/t.ts";
import { type Pressure, pressureOf } from "../words/waiting.ts";
import { MentionMark } from "./MentionMark.tsx";
import { SendingMark } from "./SendingMark.tsx";

type Props = {
  readonly row: ConversationRow;
  readonly isSelected: boolean;
  /** For a deed on many; undefined while nobody picks. */
  readonly isPicked?: boolean | undefined;
  readonly position: number;
  readonly count: number;
};

/** One matter: who, the last words, since when they wait. Drawn again only when something of its own has changed. */
export const Row = memo(({ row, isSelected, isPicked, position, count }: Props) => {
  const unread = useRead(() => unreadOf(row), [row]);
  const at = useRead(() => rowTime(row.last_at, now.value), [row.last_at]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names its active option.
    <div
      id={`row-${row.id}`}
      class={`row ${isSelected ? "is-selected" : ""} ${isPicked ? "is-picked" : ""} ${unread > 0 ? "is-unread" : ""}`}
      role="option"
      aria-selected={isPicked ?? isSelected}
      aria-posinset={position}
      aria-setsize={count}
      data-id={row.id}
      {...carryOf(row.client)}
      {...goalOf(row.client)}
    >
      <Avatar
        person={row.client}
        size={me.value?.preferences.compact ? 28 : 36}
        kind={channelOf(row.channel_id)?.kind}
      />
      {isPicked && (
        <span class="row-pick" aria-hidden="true">
          <Icon of={Check} />
        </span>
      )}
      <div class="row-line">
        <span class={`row-name ${isNameless(row.client.name) ? "is-guest" : ""}`} dir="auto">
          {clientName(row.client)}
        </span>
        <RowTags ids={row.tag_ids} />
        {row.priority !== "normal" && <PriorityMark priority={row.priority} />}
        <time class="row-time" dateTime={row.last_at}>
          {at}
        </time>
      </div>
      <div class="row-line">
        <span class="row-preview">
          <PreviewLine row={row} />
        </span>
        <Faces conversationId={row.id} most={2} />
        <MentionMark conversationId={row.id} />
        <SendingMark conversationId={row.id} />
        <Marks row={row} />
        {unread > 0 && (
          <span class="badge" role="img" aria-label={counted("row.unread", unread)}>
            {unread > 999 ? "999+" : grouped(unread)}
          </span>
        )}
      </div>
    </div>
  );
});

function PreviewLine({ row }: { readonly row: ConversationRow }) {
  const isTyping = useRead(() => isClientTyping(row.id), [row.id]);
  const isBegun = useRead(() => hasDraft(row.id), [row.id]);
  if (isTyping) return <span class="row-typing">{t("row.typing")}</span>;
  if (isBegun) {
    return (
      <>
        <Icon of={PenLine} /> <span class="row-draft">{t("row.draft")}</span>
      </>
    );
  }
  return (
    <>
      {whoWrote(row)}
      <span dir="auto" class={row.preview.deleted ? "is-struck" : ""}>
        {previewWords(row.preview)}
      </span>
    </>
  );
}

function whoWrote({ preview }: ConversationRow): string {
  if (preview.direction === "note") return `${t("row.note")} `;
  if (preview.direction !== "out") return "";
  const author = operatorOf(preview.operator_id);
  return `${author && author.id !== me.value?.operator.id ? `${author.name}:` : t("row.you")} `;
}

const TROUBLE_ICON: Readonly<Record<Trouble, LucideIcon>> = {
  failed: CircleAlert,
  uncertain: CircleQuestionMark,
};

/** The shape tells it as well as the colour does; a long wait also stands in a frame. */
const WAIT_ICON: Readonly<Record<Pressure, LucideIcon>> = {
  calm: Hourglass,
  long: Hourglass,
  late: TriangleAlert,
};

function Marks({ row }: { readonly row: ConversationRow }) {
  const trouble = useRead(() => troubleOf(row), [row]);
  return (
    <>
      {trouble && (
        <span
          class={`row-mark is-${trouble}`}
          role="img"
          title={t(`delivery.${trouble}`)}
          aria-label={t(`delivery.${trouble}`)}
        >
          <Icon of={TROUBLE_ICON[trouble]} />
        </span>
      )}
      <Standing row={row} />
    </>
  );
}

function Standing({ row }: { readonly row: ConversationRow }) {
  const waited = useRead(() => waitOf(row), [row]);
  if (row.status === "snoozed" && row.snoozed_until) {
    return (
      <span class="row-mark" title={t("row.snoozed_until", { until: moment(row.snoozed_until, now.value) })}>
        <Icon of={AlarmClock} /> {moment(row.snoozed_until, now.value)}
      </span>
    );
  }
  if (waited === null) return null;
  const pressure = pressureOf(waited, workplace.value);
  return (
    <span class={`row-mark waits-${pressure}`} title={t("row.waits", { span: span(waited) })}>
      <Icon of={WAIT_ICON[pressure]} /> {span(waited)}
    </span>
  );
}

const MINUTE = 60_000;

/** How long they have waited, in milliseconds and by whole minutes, as it is said; null when they do not. */
function waitOf({ status, waiting_since }: ConversationRow): number | null {
  if (status !== "waiting" || !waiting_since) return null;
  return Math.floor((now.value - Date.parse(waiting_since)) / MINUTE) * MINUTE;
}
