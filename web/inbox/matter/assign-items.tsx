import { UserRoundPlus, UsersRound } from "lucide-preact";
import { now } from "../stores/clock.ts";
import { teams } from "../stores/hours.ts";
import { me, operators } from "../stores/house.ts";
import { loadOf, standingOf } from "../stores/standing.ts";
import { Avatar } from "../ui/Avatar.tsx";
import type { MenuItem } from "../ui/Menu.tsx";
import { colleagueWords } from "../words/standing.ts";
import { t } from "../words/t.ts";

type Choice = {
  /** Who has it now; undefined where there are many. */
  readonly assignee: number | null | undefined;
  readonly team: number | null | undefined;
  readonly toOperator: (id: number | null, name: string) => void;
  readonly toTeam: (id: number | null, name: string | null) => void;
};

const ORDER = ["online", "idle", "away", "offline"];

/** Who may be given a matter: me, colleagues (who is here first, then who has least), teams, nobody. */
export function assignItems({ assignee, team, toOperator, toTeam }: Choice): readonly MenuItem[] {
  const mine = me.value?.operator;
  const chosen = (is: boolean) => (assignee === undefined ? {} : { isChosen: is });
  const colleagues = operators.value
    .filter(({ id, disabled }) => id !== mine?.id && !disabled)
    .map((one) => ({ one, rank: ORDER.indexOf(standingOf(one.id)), load: loadOf(one.id) }))
    .sort((a, b) => a.rank - b.rank || a.load - b.load || a.one.name.localeCompare(b.one.name));
  return [
    ...(mine
      ? [
          {
            key: "me",
            label: t("assign.me"),
            mark: <Avatar person={mine} size={20} standing={standingOf(mine.id)} />,
            hint: "A",
            ...chosen(assignee === mine.id),
            act: () => toOperator(mine.id, mine.name),
          },
        ]
      : []),
    ...colleagues.map(({ one }) => ({
      key: String(one.id),
      label: one.name,
      mark: <Avatar person={one} size={20} standing={standingOf(one.id)} />,
      note: colleagueWords(one, now.value),
      ...chosen(assignee === one.id),
      act: () => toOperator(one.id, one.name),
    })),
    {
      key: "nobody",
      label: t("assign.nobody"),
      icon: UserRoundPlus,
      ...chosen(assignee === null),
      act: () => toOperator(null, ""),
    },
    ...(teams.value ?? []).map((one) => ({
      key: `team-${one.id}`,
      label: one.name,
      icon: UsersRound,
      note: t("assign.team"),
      ...(team === undefined ? {} : { isChosen: team === one.id }),
      act: () => toTeam(team === one.id ? null : one.id, team === one.id ? null : one.name),
    })),
  ];
}
