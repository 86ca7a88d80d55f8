import type { ConversationRow } from "#shared/wire.ts";
import { assignRow } from "../actions/change-row.ts";
import { can, channelNameOf, channelOf, me, operatorOf } from "../stores/house.ts";
import { withOverlay } from "../stores/overlay.ts";
import { go } from "../stores/route.ts";
import { standingOf } from "../stores/standing.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Quiet } from "../ui/states.tsx";
import { clientName } from "../words/client-name.ts";
import { previewWords } from "../words/preview.ts";
import { t } from "../words/t.ts";
import { GiveMenu } from "./GiveMenu.tsx";
import { Waited } from "./Waited.tsx";

/** Who waits longest: whose they are, and taking or giving them on. */
export const Longest = ({ rows }: { readonly rows: readonly ConversationRow[] }) => (
  <section class="board-longest" aria-label={t("board.longest")}>
    <h2>{t("board.longest")}</h2>
    {rows.length === 0 ? (
      <Quiet>{t("empty.waiting")}</Quiet>
    ) : (
      <ul>
        {rows.map((row) => (
          <Line key={row.id} row={withOverlay(row)} />
        ))}
      </ul>
    )}
  </section>
);

function Line({ row }: { readonly row: ConversationRow }) {
  const holder = operatorOf(row.assignee_id);
  const mine = me.value?.operator.id;
  const name = clientName(row.client);
  return (
    <li class="board-line">
      <button
        type="button"
        class="board-open"
        onClick={() => go({ at: "inbox", view: "open", conversationId: row.id }, "push")}
      >
        <Avatar person={row.client} size={36} kind={channelOf(row.channel_id)?.kind} />
        <span class="board-name">
          <span dir="auto">{name}</span>
          <small dir="auto">{previewWords(row.preview) || channelNameOf(row.channel_id)}</small>
        </span>
        <Waited since={row.waiting_since} />
      </button>
      <span class="board-holder">
        {holder ? (
          <>
            <Avatar person={holder} size={20} standing={standingOf(holder.id)} />
            <span dir="auto">{holder.name}</span>
          </>
        ) : (
          <span class="is-quiet">{t("board.nobody")}</span>
        )}
      </span>
      {can("conversations.answer") && mine !== undefined && (
        <span class="board-deeds">
          {row.assignee_id !== mine && (
            <button type="button" class="button" onClick={() => assignRow(row, mine)}>
              {t("assign.take")}
              <span class="only-heard"> {name}</span>
            </button>
          )}
          <GiveMenu row={row} name={name} />
        </span>
      )}
    </li>
  );
}
