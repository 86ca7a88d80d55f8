import { UserRoundCheck, UserRoundPlus, UserRoundX, UsersRound } from "lucide-preact";
import type { ConversationRow, OperatorCard } from "#shared/wire.ts";
import { assignRow, teamRow } from "../../actions/change-row.ts";
import { takeOrPutBack } from "../../keyboard/deeds.ts";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { learnHours, teams } from "../../stores/hours.ts";
import { me, operators } from "../../stores/house.ts";
import { standingOf } from "../../stores/standing.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { colleagueWords } from "../../words/standing.ts";
import { t } from "../../words/t.ts";
import type { Deed } from "../deeds.ts";

/** Whose the matter is to be. */
export const people = (row: ConversationRow): readonly Deed[] => [
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
