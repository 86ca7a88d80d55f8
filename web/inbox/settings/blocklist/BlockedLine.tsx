import { Globe, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { BlocklistEntry } from "#shared/wire.ts";
import { blockAccount, blockAddress, unblock } from "../../api/visitors.ts";
import { now } from "../../stores/clock.ts";
import { operatorOf } from "../../stores/house.ts";
import { tell } from "../../stores/notice.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { clientName } from "../../words/client-name.ts";
import { moment } from "../../words/dates.ts";
import { t } from "../../words/t.ts";
import { carryOut } from "../carry-out.ts";

/** One whom we do not listen to; who is heard again by mistake is shut out again with one press. */
export function BlockedLine({ entry }: { readonly entry: BlocklistEntry }) {
  const [isAsking, setAsking] = useState(false);
  const { client, value, reason } = entry;
  const name = client ? clientName(client) : value;
  const at = moment(entry.at, now.value);
  const by = operatorOf(entry.by);
  const remove = async () => {
    if (!(await carryOut(() => unblock(entry.id)))) return;
    tell(
      t("blocklist.removed", { name }),
      () =>
        void carryOut(() =>
          entry.identity_id === null ? blockAddress(value, reason) : blockAccount(entry.identity_id, reason),
        ),
    );
  };
  return (
    <li class="card is-line">
      {client ? <Avatar person={client} size={28} /> : <Icon of={Globe} size={20} />}
      <div class="card-words">
        <h3 dir="auto">{client ? <a href={`/clients/${client.id}`}>{name}</a> : <code>{value}</code>}</h3>
        <p class="is-quiet" dir="auto">
          {by ? t("blocklist.by", { name: by.name, at }) : at}
          {reason && ` · ${reason}`}
        </p>
      </div>
      <IconButton
        icon={Trash2}
        label={t("blocklist.remove", { name })}
        onClick={() => (entry.kind === "address" ? void remove() : setAsking(true))}
      />
      {isAsking && (
        <Confirm
          title={t("blocklist.remove", { name })}
          deed={t("blocklist.remove_deed")}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          {t("blocklist.remove_words")}
        </Confirm>
      )}
    </li>
  );
}
