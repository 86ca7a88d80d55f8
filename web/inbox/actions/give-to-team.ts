import type { ConversationRow } from "#shared/wire.ts";
import { chooseTeam } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { lay, lift, settle } from "../stores/overlay.ts";
import { t } from "../words/t.ts";

/** The matter is a team's from now on, and whoever of it comes first takes it; with a way back. */
export function giveToTeam(row: ConversationRow, team: { readonly id: number; readonly name: string }): void {
  if (row.team_id === team.id) return;
  void put(row, team.id);
  tell(t("done.to_team", { name: team.name }), () => void put(row, row.team_id));
}

async function put(row: ConversationRow, teamId: number | null): Promise<void> {
  lay(row, { team_id: teamId });
  try {
    settle(row.id, (await chooseTeam(row.id, teamId))?.revision);
  } catch (cause) {
    lift(row.id);
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}
