import {
  AlarmClock,
  ArrowLeft,
  Check,
  Command,
  Ellipsis,
  PanelLeft,
  PanelRight,
  RotateCcw,
  UserRoundCheck,
  UsersRound,
} from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { ClientBrief, ConversationRow } from "#shared/wire.ts";
import { assignRow, reopenRow, snoozeRow, teamRow, wakeRow } from "../actions/change-row.ts";
import { closeAndGoOn } from "../keyboard/deeds.ts";
import { assignItems } from "../matter/assign-items.tsx";
import { matterItems } from "../matter/matter-items.ts";
import { PriorityMark } from "../matter/PriorityMark.tsx";
import { RowTags } from "../matter/RowTags.tsx";
import { snoozeItems } from "../matter/snooze-items.ts";
import { besideOf } from "../stores/beside.ts";
import { now } from "../stores/clock.ts";
import { learnHours, teams } from "../stores/hours.ts";
import { can, me, operatorOf } from "../stores/house.ts";
import { isDrawerOpen, isListFolded, isPanelFolded, room, togglePanel } from "../stores/layout.ts";
import { askMatter } from "../stores/matter-ask.ts";
import { isPaletteOpen } from "../stores/palette.ts";
import { goBack } from "../stores/route.ts";
import { workplace } from "../stores/workplace.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { clientName } from "../words/client-name.ts";
import { moment, span } from "../words/dates.ts";
import { counted, t } from "../words/t.ts";
import { pressureOf } from "../words/waiting.ts";
import { Faces } from "./here/Faces.tsx";
import { SpamMenu, spamItems } from "./SpamMenu.tsx";

type Props = { readonly client: ClientBrief; readonly row: ConversationRow | undefined };

/** Whom we speak with, how the matter stands, and what can be done with it. */
export const ThreadHead = ({ client, row }: Props) => (
  <header class="head thread-head">
    {room.value === "phone" && <IconButton icon={ArrowLeft} label={t("act.back")} onClick={goBack} />}
    {room.value !== "phone" && isListFolded.value && (
      <IconButton
        icon={PanelLeft}
        label={t("list.unfold")}
        onClick={() => {
          isListFolded.value = false;
        }}
      />
    )}
    <Heading>
      <button type="button" class="thread-who" onClick={togglePanel} title={t("panel.toggle")}>
        <Avatar person={client} size={28} />
        <span class="thread-name" dir="auto">
          {clientName(client)}
        </span>
        {row && row.priority !== "normal" && <PriorityMark priority={row.priority} />}
        {row && <Standing row={row} />}
        {row && <RowTags ids={row.tag_ids} isNamed />}
      </button>
    </Heading>
    {row && <Faces conversationId={row.id} most={room.value === "phone" ? 1 : 4} />}
    {row && can("conversations.answer") && <Deeds row={row} />}
    <PanelButton clientId={client.id} />
  </header>
);

/** Below that of the list, or the first where nothing else is on the screen. */
const Heading = ({ children }: { readonly children: ComponentChildren }) =>
  room.value === "phone" ? (
    <h1 class="thread-heading">{children}</h1>
  ) : (
    <h2 class="thread-heading">{children}</h2>
  );

/** Leads to the card; tells of suggestions there while it is out of sight. */
function PanelButton({ clientId }: { readonly clientId: number }) {
  const isShown = room.value === "wide" ? !isPanelFolded.value : isDrawerOpen.value;
  const count = isShown ? 0 : besideOf(clientId).suggestions.length;
  return (
    <span class="head-panel">
      <IconButton
        icon={PanelRight}
        label={count > 0 ? `${t("panel.toggle")}, ${counted("suggest.count", count)}` : t("panel.toggle")}
        isOn={isShown}
        onClick={togglePanel}
      />
      {count > 0 && (
        <span class="badge" aria-hidden="true">
          {count}
        </span>
      )}
    </span>
  );
}

function Standing({ row }: { readonly row: ConversationRow }) {
  if (row.status === "closed") return <span class="head-standing">{t("standing.closed")}</span>;
  if (row.status === "snoozed")
    return (
      <span class="head-standing">
        {row.snoozed_until ? t("row.snoozed_until", { until: moment(row.snoozed_until, now.value) }) : ""}
      </span>
    );
  if (row.status !== "waiting" || !row.waiting_since) return null;
  const waited = now.value - Date.parse(row.waiting_since);
  return (
    <span class={`head-standing waits-${pressureOf(waited, workplace.value)}`}>
      {t("row.waits", { span: span(waited) })}
    </span>
  );
}

const Deeds = ({ row }: { readonly row: ConversationRow }) => (
  <div class="head-deeds">
    <AssignMenu row={row} />
    {row.status !== "closed" && !row.spam && room.value !== "phone" && <SnoozeMenu row={row} />}
    {!row.spam && room.value !== "phone" && <SpamMenu row={row} />}
    <MoreMenu row={row} />
    {row.status === "closed" ? (
      <button type="button" class="button" onClick={() => reopenRow(row)}>
        <Icon of={RotateCcw} />
        <span class="button-words">{t("act.reopen")}</span>
      </button>
    ) : (
      <button
        type="button"
        class="button"
        data-tip={`${t("act.close")} · E`}
        onClick={() => closeAndGoOn(row)}
      >
        <Icon of={Check} />
        <span class="button-words">{t("act.close")}</span>
      </button>
    )}
  </div>
);

function AssignMenu({ row }: { readonly row: ConversationRow }) {
  const mine = me.value?.operator;
  const assignee = operatorOf(row.assignee_id);
  const team = teams.value?.find(({ id }) => id === row.team_id);
  const nobody = team?.name ?? t("assign.take");
  const owner = assignee ? (assignee.id === mine?.id ? t("assign.mine") : assignee.name) : nobody;
  useEffect(() => void learnHours().catch(() => undefined), []);
  const items = assignItems({
    assignee: row.assignee_id,
    team: row.team_id,
    toOperator: (id) => assignRow(row, id),
    toTeam: (id, name) => teamRow(row, id, name),
  });
  return (
    <Menu
      items={items}
      label={t("assign.title")}
      trigger={({ ref, ...props }) => (
        <button type="button" class="button is-quiet" ref={ref} {...props} data-tip={t("assign.title")}>
          {assignee ? (
            <Avatar person={assignee} size={20} />
          ) : (
            <Icon of={team ? UsersRound : UserRoundCheck} />
          )}
          <span class="button-words">{owner}</span>
        </button>
      )}
    />
  );
}

/** What is done less often; on a phone also what has no room for a button. */
const MoreMenu = ({ row }: { readonly row: ConversationRow }) => (
  <Menu
    items={[
      ...matterItems(row),
      ...(room.value !== "phone" || row.status === "closed" ? [] : withClock(itemsOfSnooze(row))),
      ...(room.value !== "phone" || row.spam ? [] : spamItems(row)),
      {
        key: "all",
        label: t("shortcuts.palette"),
        icon: Command,
        act: () => {
          isPaletteOpen.value = true;
        },
      },
    ]}
    label={t("thread.more")}
    trigger={({ ref, ...props }) => (
      <IconButton icon={Ellipsis} label={t("thread.more")} buttonRef={ref} {...props} />
    )}
  />
);

const withClock = (items: readonly MenuItem[]): readonly MenuItem[] =>
  items.map((item) => ({ ...item, icon: AlarmClock }));

const itemsOfSnooze = (row: ConversationRow): readonly MenuItem[] => [
  ...snoozeItems(
    (until) => snoozeRow(row, until),
    () => askMatter("when", row),
  ),
  ...(row.status === "snoozed" ? [{ key: "wake", label: t("snooze.wake"), act: () => wakeRow(row) }] : []),
];

const SnoozeMenu = ({ row }: { readonly row: ConversationRow }) => (
  <Menu
    items={itemsOfSnooze(row)}
    label={t("snooze.title")}
    trigger={({ ref, ...props }) => (
      <IconButton
        id="snooze"
        icon={AlarmClock}
        label={t("snooze.title")}
        hint="S"
        buttonRef={ref}
        {...props}
      />
    )}
  />
);
