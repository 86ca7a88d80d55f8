import { typists } from "../stores/fleeting.ts";
import { me, operatorOf } from "../stores/house.ts";
import { t } from "../words/t.ts";

/** Who is writing at this moment. What a visitor writes stands in the thread. */
export function TypingLine({ clientId }: { readonly clientId: number }) {
  const mine = me.value?.operator.id;
  const here = typists.value.filter((one) => one.clientId === clientId && one.operatorId !== mine);
  const isClient = here.some(({ operatorId }) => operatorId === null);
  const colleagues = here.flatMap(({ operatorId }) => operatorOf(operatorId)?.name ?? []);
  const words = [
    isClient && t("typing.client"),
    colleagues.length > 0 && t("typing.colleague", { names: colleagues.join(", ") }),
  ].filter(Boolean);
  return (
    <div class="typing-line" role="status" aria-live="polite" dir="auto">
      {words.join(" · ")}
    </div>
  );
}
