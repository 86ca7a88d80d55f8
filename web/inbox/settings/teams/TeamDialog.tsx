import { useState } from "preact/hooks";
import type { TeamCard } from "#shared/wire.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { addTeam, changeTeam } from "../../api/teams.ts";
import { operators } from "../../stores/house.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";

type Props = { readonly team: TeamCard | null; readonly onClose: () => void };

/** A new team, or another name and other people for one. */
export function TeamDialog({ team, onClose }: Props) {
  const [members, setMembers] = useState<ReadonlySet<number>>(new Set(team?.member_ids));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (form: HTMLFormElement) => {
    if (isBusy) return;
    const name = String(new FormData(form).get("name") ?? "").trim();
    setRefused(null);
    setBusy(true);
    try {
      await (team
        ? changeTeam(team.id, { name, member_ids: [...members] })
        : addTeam({ name, member_ids: [...members] }));
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  const put = (id: number, isIn: boolean) => {
    const next = new Set(members);
    if (isIn) next.add(id);
    else next.delete(id);
    setMembers(next);
  };
  return (
    <Dialog title={team ? t("teams.change", { name: team.name }) : t("teams.add")} onClose={onClose}>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          {t("teams.name")}
          <input class="field" name="name" required maxLength={80} defaultValue={team?.name ?? ""} />
        </label>
        <fieldset class="setting team-members">
          <legend>{t("teams.members")}</legend>
          {operators.value
            .filter(({ disabled }) => !disabled)
            .map((operator) => (
              <label key={operator.id} class="team-member">
                <input
                  type="checkbox"
                  checked={members.has(operator.id)}
                  onChange={(event) => put(operator.id, event.currentTarget.checked)}
                />
                <Avatar person={operator} size={20} />
                <span dir="auto">{operator.name}</span>
              </label>
            ))}
        </fieldset>
        <FormTrouble refused={refused} />
        <button type="submit" class="button is-main" aria-disabled={isBusy}>
          {t(team ? "act.save" : "teams.add")}
        </button>
      </form>
    </Dialog>
  );
}
