import { typists, viewers } from "../stores/fleeting.ts";
import { me, operatorOf } from "../stores/house.ts";
import { t } from "../words/t.ts";

type Props = { readonly clientId: number; readonly conversationIds: readonly number[] };

/** Who is writing at this moment, and who else is looking. */
export function TypingLine({ clientId, conversationIds }: Props) {
  const mine = me.value?.operator.id;
  const here = typists.value.filter((one) => one.clientId === clientId && one.operatorId !== mine);
  const client = here.find(({ operatorId }) => operatorId === null);
  const colleagues = here.flatMap(({ operatorId }) => operatorOf(operatorId)?.name ?? []);
  const watching = Object.entries(viewers.value)
    .filter(([id, conversationId]) => Number(id) !== mine && conversationIds.includes(conversationId))
    .flatMap(([id]) => operatorOf(Number(id))?.name ?? [])
    .filter((name) => !colleagues.includes(name));
  const words = [
    client && (client.text ? t("typing.client_words", { text: client.text }) : t("typing.client")),
    colleagues.length > 0 && t("typing.colleague", { names: colleagues.join(", ") }),
    watching.length > 0 && t("typing.watching", { names: watching.join(", ") }),
  ].filter(Boolean);
  return (
    <div class="typing-line" role="status" aria-live="polite" dir="auto">
      {words.join(" · ")}
    </div>
  );
}
