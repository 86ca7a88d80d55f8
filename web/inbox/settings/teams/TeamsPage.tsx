import { Plus, UsersRound } from "lucide-preact";
import { useState } from "preact/hooks";
import { learnHours, teams } from "../../stores/hours.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Quiet, Skeleton, Trouble } from "../../ui/states.tsx";
import { t } from "../../words/t.ts";
import { useLearnt } from "../use-learnt.ts";
import { TeamDialog } from "./TeamDialog.tsx";
import { TeamLine } from "./TeamLine.tsx";
import "../../styles/hours.css";

/** Who answers together. */
export function TeamsPage() {
  const { refused, again } = useLearnt(learnHours);
  const [isAdding, setAdding] = useState(false);
  if (refused) return <Trouble refused={refused} retry={again} />;
  if (!teams.value) return <Skeleton kind="form" />;
  const add = () => setAdding(true);
  return (
    <>
      <header class="settings-head">
        <h2>{t("settings.teams")}</h2>
        {teams.value.length > 0 && (
          <button type="button" class="button is-main" onClick={add}>
            <Icon of={Plus} />
            {t("teams.add")}
          </button>
        )}
      </header>
      {teams.value.length > 0 ? (
        <ul class="cards">
          {teams.value.map((team) => (
            <TeamLine key={team.id} team={team} />
          ))}
        </ul>
      ) : (
        <Quiet icon={UsersRound} deed={{ label: t("teams.add"), act: add }}>
          {t("teams.none")}
        </Quiet>
      )}
      {isAdding && <TeamDialog team={null} onClose={() => setAdding(false)} />}
    </>
  );
}
