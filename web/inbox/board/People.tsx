import { Ellipsis, Inbox } from "lucide-preact";
import { useState } from "preact/hooks";
import type { BoardCard, OperatorLoad } from "#shared/wire.ts";
import { handBackAll } from "../api/board.ts";
import { refusedBy } from "../api/refused.ts";
import { now } from "../stores/clock.ts";
import { operatorOf } from "../stores/house.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Confirm } from "../ui/Confirm.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { span } from "../words/dates.ts";
import { standingWords } from "../words/standing.ts";
import { counted, t } from "../words/t.ts";
import { inOrder } from "./in-order.ts";
import { Waited } from "./Waited.tsx";

/** Everybody: how they stand and since when, how much they have, how long the longest of theirs waits. */
export const People = ({ board }: { readonly board: BoardCard }) => (
  <section aria-label={t("board.people")}>
    <table class="board-table">
      <thead>
        <tr>
          <th scope="col">{t("board.people")}</th>
          <th scope="col" class="is-number">
            {t("board.open")}
          </th>
          <th scope="col" class="is-number">
            {t("board.waiting")}
          </th>
          <th scope="col" class="is-number">
            {t("board.longest_short")}
          </th>
          <th scope="col">
            <span class="only-heard">{t("board.deeds")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            <span class="board-who">
              <span class="board-nobody">
                <Icon of={Inbox} />
              </span>
              <span>{t("board.unassigned")}</span>
            </span>
          </th>
          <Numbers of={board.unassigned} />
          <td />
        </tr>
        {inOrder(board.operators).map((one) => (
          <Person key={one.operator_id} of={one} />
        ))}
      </tbody>
    </table>
  </section>
);

function Person({ of: one }: { readonly of: OperatorLoad }) {
  const [isAsking, setAsking] = useState(false);
  const card = operatorOf(one.operator_id);
  if (!card) return null;
  const since = t("board.for", { span: span(Math.max(0, now.value - Date.parse(one.since))) });
  return (
    <tr>
      <th scope="row">
        <span class="board-who">
          <Avatar person={card} size={28} standing={one.standing} />
          <span class="board-name">
            <span dir="auto">{card.name}</span>
            <small>
              {standingWords(card, one.standing, now.value)} · {since}
            </small>
          </span>
        </span>
      </th>
      <Numbers of={one} />
      <td class="is-number">
        {one.open > 0 && (
          <Menu
            label={t("board.deeds_of", { name: card.name })}
            items={[
              {
                key: "back",
                label: t("board.hand_back"),
                note: counted("standing.load", one.open),
                icon: Inbox,
                act: () => setAsking(true),
              },
            ]}
            trigger={({ ref, ...props }) => (
              <button
                type="button"
                class="icon-button"
                ref={ref}
                {...props}
                aria-label={t("board.deeds_of", { name: card.name })}
              >
                <Icon of={Ellipsis} />
              </button>
            )}
          />
        )}
        {isAsking && (
          <Confirm
            title={t("board.hand_back")}
            deed={t("board.hand_back_yes")}
            onConfirm={() => void handBack(one.operator_id)}
            onClose={() => setAsking(false)}
          >
            {counted("board.hand_back_sure", one.open, { name: card.name })}
          </Confirm>
        )}
      </td>
    </tr>
  );
}

const Numbers = ({ of: load }: { readonly of: Pick<OperatorLoad, "open" | "waiting" | "waiting_since"> }) => (
  <>
    <td class="is-number">{load.open}</td>
    <td class="is-number">{load.waiting}</td>
    <td class="is-number">
      <Waited since={load.waiting_since} />
    </td>
  </>
);

async function handBack(operatorId: number): Promise<void> {
  try {
    const { count } = await handBackAll(operatorId);
    tell(counted("board.handed_back", count));
  } catch (cause) {
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}
