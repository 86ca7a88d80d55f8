import { UsersRound } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { ConversationRow, TeamCard } from "#shared/wire.ts";
import { readTeams } from "../../api/teams.ts";
import { me, operators } from "../../stores/house.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { counted, t } from "../../words/t.ts";
import { asked } from "../suggest/asking.ts";
import { Choices } from "../suggest/Choices.tsx";
import type { Trigger } from "../suggest/trigger.ts";
import { writeInto } from "../write-into.ts";
import { type Called, calledBy } from "./people.ts";

type Props = { readonly row: ConversationRow; readonly trigger: Trigger };

/** Colleagues and teams by the beginning of a name. */
export function MentionChoices({ row, trigger }: Props) {
  const [teams, setTeams] = useState<readonly TeamCard[]>([]);
  useEffect(() => {
    readTeams().then(setTeams, () => undefined);
  }, []);
  const called = calledBy(trigger.query, operators.value, teams, me.value?.operator.id ?? 0);
  return (
    <Choices
      trigger={trigger}
      label={t("mention.list")}
      items={called}
      keyOf={({ key }) => key}
      line={(one) => <Line called={one} />}
      take={({ name, mark }) => {
        asked.value = null;
        const text = `@${name}`;
        const entity = { type: "mention", offset: 0, length: text.length, ...mark };
        const end = trigger.from + 1 + trigger.query.length;
        writeInto(row.id, trigger.from, end, { text: `${text} `, entities: [entity] });
      }}
    />
  );
}

const Line = ({ called: { operator, team, name } }: { readonly called: Called }) => (
  <>
    {operator ? (
      <Avatar person={{ ...operator, picture_url: null }} size={20} />
    ) : (
      <span class="suggest-mark">
        <Icon of={UsersRound} />
      </span>
    )}
    <span class="suggest-title" dir="auto">
      {name}
    </span>
    {team && <span class="suggest-note">{counted("mention.people", team.member_ids.length)}</span>}
  </>
);
