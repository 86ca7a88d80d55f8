import { Copy, Ellipsis, ListChecks, Pencil, Reply, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { MessageCard } from "#shared/wire.ts";
import { takeMessageAway } from "../actions/amend.ts";
import { quote, rewrite } from "../stores/composing.ts";
import { can, channelOf, me } from "../stores/house.ts";
import { beginSelection, isSelectable } from "../stores/selection.ts";
import { Confirm } from "../ui/Confirm.tsx";
import { copyText } from "../ui/copy.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";
import { isWithClient, mayDelete, mayRewrite } from "./may-amend.ts";

/** What can be done with a message, beside it. */
export function MessageDeeds({ message }: { readonly message: MessageCard }) {
  const [isAsking, setAsking] = useState(false);
  const items = deedsOf(message, () => setAsking(true));
  const isTheirs = message.direction === "in" && can("conversations.answer");
  if (items.length === 0) return null;
  return (
    <div class="message-deeds">
      {isTheirs && (
        <IconButton icon={Reply} label={t("act.quote")} tabIndex={-1} onClick={() => quote(message)} />
      )}
      <Menu
        items={items}
        label={t("message.deeds")}
        trigger={({ ref, ...props }) => (
          <IconButton icon={Ellipsis} label={t("message.deeds")} tabIndex={-1} buttonRef={ref} {...props} />
        )}
      />
      {isAsking && (
        <Confirm
          title={t("amend.delete_title")}
          deed={t("act.delete")}
          onConfirm={() => takeMessageAway(message)}
          onClose={() => setAsking(false)}
        >
          {t(isWithClient(message) ? "amend.delete_for_all" : "amend.delete_here")}
        </Confirm>
      )}
    </div>
  );
}

function deedsOf(message: MessageCard, ask: () => void): readonly MenuItem[] {
  const mine = me.value;
  const channel = channelOf(message.channel_id);
  if (!mine) return [];
  const deeds: readonly (MenuItem | false)[] = [
    message.direction === "in" &&
      can("conversations.answer") && {
        key: "quote",
        label: t("act.quote"),
        icon: Reply,
        act: () => quote(message),
      },
    mayRewrite(message, channel, mine) && {
      key: "rewrite",
      label: t("act.rewrite"),
      icon: Pencil,
      act: () => rewrite(message),
    },
    message.text !== "" && {
      key: "copy",
      label: t("act.copy_text"),
      icon: Copy,
      act: () => copyText(message.text),
    },
    isSelectable(message) &&
      can("clients.glue") && {
        key: "select",
        label: t("act.select"),
        icon: ListChecks,
        act: () => beginSelection(message),
      },
    mayDelete(message, channel, mine) && { key: "delete", label: t("act.delete"), icon: Trash2, act: ask },
  ];
  return deeds.filter((deed) => deed !== false);
}
