import { useState } from "preact/hooks";
import type { OperatorCard } from "#shared/wire.ts";
import { changeOperator } from "../api/operators.ts";
import { me } from "../stores/house.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/t.ts";
import { carryOut } from "./carry-out.ts";
import { Switch } from "./Switch.tsx";

/** What one colleague may be given beyond the role, or denied, and what the roles give: as `app/access/rights.py`. */
const RIGHTS = {
  "clients.change": true,
  "clients.glue": true,
  "clients.import": false,
  "clients.export": false,
  "reports.read": false,
} as const;
type Right = keyof typeof RIGHTS;

const usual = (right: Right, { role }: OperatorCard): boolean =>
  RIGHTS[right] || (right === "reports.read" && role === "supervisor");

type Props = { readonly operator: OperatorCard; readonly onClose: () => void };

/** Rights of one operator. They are saved together, since whoever gets others has to sign in again. */
export function RightsDialog({ operator, onClose }: Props) {
  const [own, setOwn] = useState(operator.own_rights);
  const [isBusy, setBusy] = useState(false);
  const mayAll = operator.role === "owner" || operator.role === "admin";
  const isHeld = (right: Right) => mayAll || (own[right] ?? usual(right, operator));
  const save = async () => {
    setBusy(true);
    await carryOut(async () => {
      await changeOperator(operator.id, { own_rights: own });
      onClose();
    });
    setBusy(false);
  };
  return (
    <Dialog title={t("operators.rights_of", { name: operator.name })} onClose={onClose}>
      <p class="is-quiet">{t(mayAll ? "operators.may_all" : "operators.rights_hint")}</p>
      {(Object.keys(RIGHTS) as readonly Right[]).map((right) => (
        <Switch
          key={right}
          label={t(`right.${right}`)}
          isOn={isHeld(right)}
          isOff={mayAll}
          onChange={(held) => setOwn({ ...own, [right]: held })}
        />
      ))}
      <div class="dialog-deeds">
        <button type="button" class="button" onClick={onClose}>
          {t("act.cancel")}
        </button>
        {!mayAll && (
          <button
            type="button"
            class="button is-main"
            disabled={isBusy || operator.id === me.value?.operator.id}
            onClick={() => void save()}
          >
            {t("act.save")}
          </button>
        )}
      </div>
    </Dialog>
  );
}
