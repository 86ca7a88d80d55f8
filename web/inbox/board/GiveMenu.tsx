import { UserRoundPlus, UserRoundX, UsersRound } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { assignRow, teamRow } from "../actions/change-row.ts";
import { now } from "../stores/clock.ts";
import { teams } from "../stores/hours.ts";
import { operators } from "../stores/house.ts";
import { standingOf } from "../stores/standing.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { colleagueWords } from "../words/standing.ts";
import { t } from "../words/t.ts";

/** To somebody, to a team, to nobody: how each stands is said beside the name. */
export const GiveMenu = ({ row, name }: { readonly row: ConversationRow; readonly name: string }) => (
  <Menu
    label={t("board.give", { name })}
    items={itemsFor(row)}
    trigger={({ ref, ...props }) => (
      <button
        type="button"
        class="icon-button"
        ref={ref}
        {...props}
        aria-label={t("board.give", { name })}
        data-tip={t("assign.title")}
      >
        <Icon of={UserRoundPlus} />
      </button>
    )}
  />
);

const itemsFor = (row: ConversationRow): readonly MenuItem[] => [
  ...operators.value
    .filter(({ disabled }) => !disabled)
    .map((one) => ({
      key: String(one.id),
      label: one.name,
      mark: <Avatar person={one} size={20} standing={standingOf(one.id)} />,
      note: colleagueWords(one, now.value),
      isChosen: row.assignee_id === one.id,
      act: () => assignRow(row, one.id),
    })),
  ...(teams.value ?? []).map((team) => ({
    key: `team-${team.id}`,
    label: team.name,
    icon: UsersRound,
    isChosen: row.team_id === team.id,
    act: () => teamRow(row, team.id, team.name),
  })),
  {
    key: "nobody",
    label: t("assign.nobody"),
    icon: UserRoundX,
    isChosen: row.assignee_id === null,
    act: () => assignRow(row, null),
  },
];
