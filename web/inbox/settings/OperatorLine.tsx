import { Ellipsis, KeyRound, ShieldCheck } from "lucide-preact";
import { useState } from "preact/hooks";
import type { OperatorCard, RoleName } from "#shared/wire.ts";
import { changeOperator, makeSignInLink } from "../api/operators.ts";
import { online } from "../stores/fleeting.ts";
import { me } from "../stores/house.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { copyText } from "../ui/copy.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";
import { carryOut } from "./carry-out.ts";
import { RightsDialog } from "./RightsDialog.tsx";

export const ROLES: readonly RoleName[] = ["owner", "admin", "supervisor", "operator"];

/** A colleague, and what can be changed about them. */
export function OperatorLine({ operator }: { readonly operator: OperatorCard }) {
  const [link, setLink] = useState<string | null>(null);
  const [areRightsOpen, setRightsOpen] = useState(false);
  const makeLink = () => carryOut(async () => setLink((await makeSignInLink(operator.id)).url));
  return (
    <li class={`card ${operator.disabled ? "is-disabled" : ""}`}>
      <Avatar person={operator} size={36} />
      <div class="card-words">
        <h3 dir="auto">
          {operator.name}
          {operator.id === me.value?.operator.id && <span class="is-quiet"> {t("operators.you")}</span>}
        </h3>
        <p class="is-quiet">
          {operator.email} · {t(`role.${operator.role}`)}
          {Object.keys(operator.own_rights).length > 0 && ` · ${t("operators.own_rights")}`}
          {operator.disabled && ` · ${t("operators.disabled")}`}
          {online.value.has(operator.id) && !operator.disabled && ` · ${t("operators.online")}`}
        </p>
      </div>
      <Menu
        items={deedsOf(
          operator,
          () => void makeLink(),
          () => setRightsOpen(true),
        )}
        label={t("operators.deeds", { name: operator.name })}
        trigger={({ ref, ...props }) => (
          <IconButton
            icon={Ellipsis}
            label={t("operators.deeds", { name: operator.name })}
            buttonRef={ref}
            {...props}
          />
        )}
      />
      {areRightsOpen && <RightsDialog operator={operator} onClose={() => setRightsOpen(false)} />}
      {link && (
        <Dialog title={t("operators.link_title", { name: operator.name })} onClose={() => setLink(null)}>
          <p>{t("operators.link_words")}</p>
          <div class="script-tag">
            <code>{link}</code>
            <button type="button" class="button is-main" onClick={() => copyText(link)}>
              {t("act.copy")}
            </button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

function deedsOf(operator: OperatorCard, makeLink: () => void, openRights: () => void): readonly MenuItem[] {
  const roles = ROLES.map(
    (role): MenuItem => ({
      key: role,
      label: t(`role.${role}`),
      isChosen: operator.role === role,
      act: () => void carryOut(() => changeOperator(operator.id, { role })),
    }),
  );
  const isMe = operator.id === me.value?.operator.id;
  return [
    ...(operator.disabled
      ? []
      : [{ key: "link", label: t("operators.link"), icon: KeyRound, act: makeLink }]),
    ...roles,
    { key: "rights", label: t("operators.rights"), icon: ShieldCheck, act: openRights },
    ...(isMe
      ? []
      : [
          {
            key: "disable",
            label: t(operator.disabled ? "operators.enable" : "operators.disable"),
            act: () => void carryOut(() => changeOperator(operator.id, { disabled: !operator.disabled })),
          },
        ]),
  ];
}
