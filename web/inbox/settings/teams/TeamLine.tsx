import { Pencil, Trash2, UsersRound } from "lucide-preact";
import { useState } from "preact/hooks";
import type { TeamCard } from "#shared/wire.ts";
import { hours, ownHours } from "../../stores/hours.ts";
import { operatorOf } from "../../stores/house.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { counted, t } from "../../words/t.ts";
import { weekWords } from "../hours/say.ts";
import { RemoveTeam } from "./RemoveTeam.tsx";
import { TeamDialog } from "./TeamDialog.tsx";

const NAMED = 4;

/** One team: who is in it, and whether it keeps hours of its own. */
export function TeamLine({ team }: { readonly team: TeamCard }) {
  const [laid, setLaid] = useState<"change" | "remove" | null>(null);
  const close = () => setLaid(null);
  const own = hours.value && ownHours(hours.value, { channel_id: null, team_id: team.id });
  const { name } = team;
  return (
    <li class="card is-line">
      <Icon of={UsersRound} size={20} />
      <div class="card-words">
        <h3 dir="auto">{name}</h3>
        <p class="is-quiet" dir="auto">
          {membersWords(team)}
        </p>
        {own && <p class="is-quiet">{t("teams.own_hours", { hours: weekWords(own.weekly) })}</p>}
      </div>
      <div class="card-part-deeds">
        <IconButton icon={Pencil} label={t("teams.change", { name })} onClick={() => setLaid("change")} />
        <IconButton icon={Trash2} label={t("teams.remove", { name })} onClick={() => setLaid("remove")} />
      </div>
      {laid === "change" && <TeamDialog team={team} onClose={close} />}
      {laid === "remove" && <RemoveTeam team={team} hasHours={Boolean(own)} onClose={close} />}
    </li>
  );
}

function membersWords({ member_ids }: TeamCard): string {
  if (member_ids.length === 0) return t("teams.nobody");
  const names = member_ids.slice(0, NAMED).map((id) => operatorOf(id)?.name ?? "");
  const rest = member_ids.length - names.length;
  return rest > 0 ? `${names.join(", ")} ${counted("teams.and_more", rest)}` : names.join(", ");
}
