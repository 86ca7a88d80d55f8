import {
  AlarmClock,
  AlarmClockOff,
  Check,
  Combine,
  Globe,
  Lock,
  RotateCcw,
  SendHorizontal,
  ShieldBan,
  ShieldCheck,
  UserRoundCheck,
  UserRoundPlus,
  UserRoundX,
  UsersRound,
} from "lucide-preact";
import type { ConversationRow, OperatorCard } from "#shared/wire.ts";
import { assignRow, notSpamRow, reopenRow, snoozeRow, teamRow, wakeRow } from "../../actions/change-row.ts";
import { sendSiteLink } from "../../actions/send-site-link.ts";
import { snoozeChoices } from "../../actions/snooze-times.ts";
import { sitesFor } from "../../composer/sites-for.ts";
import { closeAndGoOn, takeOrPutBack } from "../../keyboard/deeds.ts";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { glueOpened, write } from "../../keyboard/window-deeds.ts";
import { matterItems } from "../../matter/matter-items.ts";
import { target } from "../../stores/composing.ts";
import { learnHours, teams } from "../../stores/hours.ts";
import { can, channels, me, operators } from "../../stores/house.ts";
import { standingOf } from "../../stores/standing.ts";
import { openedRow } from "../../stores/threads.ts";
import { spamItems } from "../../thread/SpamMenu.tsx";
import { Avatar } from "../../ui/Avatar.tsx";
import { bare } from "../../words/bare.ts";
import { clientName } from "../../words/client-name.ts";
import { moment } from "../../words/dates.ts";
import { colleagueWords } from "../../words/standing.ts";
import { t } from "../../words/t.ts";
import type { Deed, Source } from "../deeds.ts";

/** What can be done with the matter that is open. */
export function matter(): Source {
  const row = openedRow.peek();
  if (!row || !can("conversations.answer")) return { title: "", deeds: [] };
  return {
    title: clientName(row.client),
    deeds: [...writing(), ...people(row), ...standing(row), ...beside(row), ...joining(row)],
  };
}

const writing = (): readonly Deed[] => [
  {
    id: "matter.reply",
    words: t("shortcuts.reply"),
    also: t("palette.also.reply"),
    icon: SendHorizontal,
    shortcut: SHORTCUTS.matter.reply,
    act: () => write("reply"),
  },
  {
    id: "matter.note",
    words: t("palette.note"),
    also: t("palette.also.note"),
    icon: Lock,
    shortcut: SHORTCUTS.matter.note,
    act: () => write("note"),
  },
];

const people = (row: ConversationRow): readonly Deed[] => [
  {
    id: "matter.take",
    words: t(isMine(row) ? "palette.put_back" : "assign.take"),
    also: t("palette.also.take"),
    icon: isMine(row) ? UserRoundX : UserRoundCheck,
    shortcut: SHORTCUTS.matter.assign,
    act: () => takeOrPutBack(row),
  },
  {
    id: "matter.assign",
    words: t("palette.assign"),
    also: t("palette.also.assign"),
    icon: UserRoundPlus,
    step: () => [
      ...operators
        .peek()
        .filter(({ id, disabled }) => !disabled && id !== row.assignee_id)
        .map((one) => assignTo(row, one)),
      {
        id: "matter.assign.nobody",
        words: t("assign.nobody"),
        also: t("palette.also.nobody"),
        icon: UserRoundX,
        isPossible: () => row.assignee_id !== null,
        act: () => assignRow(row, null),
      },
    ],
  },
  toTeam(row),
];

/** Read when somebody first looks; until then nobody is offered. */
function toTeam(row: ConversationRow): Deed {
  void learnHours().catch(() => undefined);
  return {
    id: "matter.team",
    words: t("palette.team"),
    also: t("palette.also.team"),
    icon: UsersRound,
    isPossible: () => (teams.peek()?.length ?? 0) > 0,
    step: () =>
      (teams.peek() ?? [])
        .filter(({ id }) => id !== row.team_id)
        .map((team) => ({
          id: `matter.team.${team.id}`,
          words: team.name,
          icon: UsersRound,
          act: () => teamRow(row, team.id, team.name),
        })),
  };
}

const isMine = (row: ConversationRow): boolean => row.assignee_id === me.peek()?.operator.id;

const assignTo = (row: ConversationRow, one: OperatorCard): Deed => ({
  id: `matter.assign.${one.id}`,
  words: one.name,
  mark: <Avatar person={one} size={20} standing={standingOf(one.id)} />,
  note: colleagueWords(one, Date.now()),
  act: () => assignRow(row, one.id),
});

/** What is asked for in a dialog of its own. */
const beside = (row: ConversationRow): readonly Deed[] =>
  matterItems(row).map(({ key, label, icon, act }) => ({
    id: `matter.${key}`,
    words: label,
    ...(icon ? { icon } : {}),
    act,
  }));

const standing = (row: ConversationRow): readonly Deed[] => [
  {
    id: "matter.close",
    words: t("act.close"),
    also: t("palette.also.close"),
    icon: Check,
    shortcut: SHORTCUTS.matter.close,
    isPossible: () => row.status !== "closed",
    act: () => closeAndGoOn(row),
  },
  {
    id: "matter.reopen",
    words: t("act.reopen"),
    also: t("palette.also.reopen"),
    icon: RotateCcw,
    shortcut: SHORTCUTS.matter.close,
    isPossible: () => row.status === "closed",
    act: () => reopenRow(row),
  },
  {
    id: "matter.snooze",
    words: t("palette.snooze"),
    also: t("palette.also.snooze"),
    icon: AlarmClock,
    shortcut: SHORTCUTS.matter.snooze,
    isPossible: () => row.status !== "closed" && !row.spam,
    step: () =>
      snoozeChoices(new Date()).map(({ key, until }) => ({
        id: `matter.snooze.${key}`,
        words: t(`snooze.${key}`),
        note: moment(until, Date.now()),
        icon: AlarmClock,
        act: () => snoozeRow(row, until),
      })),
  },
  {
    id: "matter.wake",
    words: t("snooze.wake"),
    also: t("palette.also.wake"),
    icon: AlarmClockOff,
    isPossible: () => row.status === "snoozed",
    act: () => wakeRow(row),
  },
  {
    id: "matter.spam",
    words: t("palette.spam"),
    also: t("palette.also.spam"),
    icon: ShieldBan,
    shortcut: SHORTCUTS.matter.spam,
    isPossible: () => !row.spam,
    step: () =>
      spamItems(row).map(({ key, label, act }) => ({
        id: `matter.${key}`,
        words: label,
        icon: ShieldBan,
        act,
      })),
  },
  {
    id: "matter.not_spam",
    words: t("spam.not"),
    also: t("palette.also.spam"),
    icon: ShieldCheck,
    isPossible: () => row.spam,
    act: () => notSpamRow(row),
  },
];

function joining(row: ConversationRow): readonly Deed[] {
  const here = target.peek();
  const sites = here ? sitesFor(here, channels.peek()) : [];
  return [
    {
      id: "matter.site_link",
      words: t("palette.site_link"),
      also: t("palette.also.site_link"),
      icon: Globe,
      isPossible: () => sites.length > 0,
      step: () =>
        sites.map((site) => ({
          id: `matter.site_link.${site.id}`,
          words: t("site_link.send", { site: bare(site.name) }),
          icon: Globe,
          act: () => here && void sendSiteLink(row, here.identityId, site.id),
        })),
    },
    {
      id: "matter.glue",
      words: t("palette.glue"),
      also: t("palette.also.glue"),
      icon: Combine,
      shortcut: SHORTCUTS.matter.glue,
      isPossible: () => can("clients.glue"),
      act: glueOpened,
    },
  ];
}
