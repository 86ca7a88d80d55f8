import { Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { MessageCard } from "#shared/wire.ts";
import { takeApart } from "../actions/join.ts";
import { actOf } from "../stores/beside.ts";
import { can, operatorOf } from "../stores/house.ts";
import { openedThread } from "../stores/threads.ts";
import { Icon } from "../ui/Icon.tsx";
import { actIn, evidenceWords } from "../words/acts.ts";
import { clockTime } from "../words/dates.ts";
import { serviceWords } from "../words/preview.ts";
import { t, wordsFor } from "../words/t.ts";

/** Who was joined or moved, on what grounds or by whom; and the way back, one press away. */
export function ActLine({ message }: { readonly message: MessageCard }) {
  const [isBusy, setBusy] = useState(false);
  const act = actIn(message.service);
  const who = operatorOf(message.operator_id)?.name;
  const because = wordsFor("because", message.service?.["because"] ?? "");
  const grounds =
    who ?? because ?? evidenceWords(message.service?.["evidence"], actOf(act?.id ?? 0)?.evidence.params);
  const undo = async (id: number) => {
    setBusy(true);
    await takeApart({ id });
    setBusy(false);
  };
  return (
    <div class="system-line is-act">
      <span dir="auto">{serviceWords(message.service ?? {})}</span>
      {grounds && <span dir="auto"> · {grounds}</span>}
      <time dateTime={message.at}>{clockTime(message.at)}</time>
      {act?.isDeed && can("clients.glue") && !isUndone(act.id) && (
        <button type="button" class="link-button" disabled={isBusy} onClick={() => void undo(act.id)}>
          <Icon of={Undo2} />
          {t("act.undo")}
        </button>
      )}
    </div>
  );
}

/** As the card's own history says; while that is not here, as the lines below say. */
function isUndone(actId: number): boolean {
  const act = actOf(actId);
  const isEnded = ({ service }: MessageCard) => {
    const told = actIn(service);
    return told?.id === actId && !told.isDeed;
  };
  return act?.undone_at != null || (openedThread.value?.messages.some(isEnded) ?? false);
}
