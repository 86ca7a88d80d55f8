import { useState } from "preact/hooks";
import type { TeamCard } from "#shared/wire.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { removeTeam } from "../../api/teams.ts";
import { tell } from "../../stores/notice.ts";
import { go } from "../../stores/route.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";

type Props = { readonly team: TeamCard; readonly hasHours: boolean; readonly onClose: () => void };

/** Says what hangs on a team before it goes; what must go elsewhere first keeps it. */
export function RemoveTeam({ team, hasHours, onClose }: Props) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const { name } = team;
  const remove = async () => {
    setRefused(null);
    try {
      await removeTeam(team.id);
      tell(t("teams.removed", { name }));
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  const toHours = () => {
    onClose();
    go({ at: "settings", page: "hours" }, "replace");
  };
  return (
    <Dialog title={t("teams.remove", { name })} onClose={onClose}>
      <p>{t(hasHours ? "teams.remove_hours_first" : "teams.remove_words")}</p>
      <FormTrouble refused={refused} />
      <div class="dialog-deeds">
        <button type="button" class="button" onClick={onClose}>
          {t("act.cancel")}
        </button>
        {hasHours ? (
          <button type="button" class="button is-main" onClick={toHours}>
            {t("teams.to_hours")}
          </button>
        ) : (
          <button type="button" class="button is-grave" onClick={() => void remove()}>
            {t("teams.remove_deed")}
          </button>
        )}
      </div>
    </Dialog>
  );
}
