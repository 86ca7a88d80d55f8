import { useEffect, useRef, useState } from "preact/hooks";
import type { VisitorCard } from "#shared/wire.ts";
import { newKey } from "../actions/key.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { writeFirst } from "../api/visitors.ts";
import { FormTrouble } from "../settings/FormTrouble.tsx";
import { go } from "../stores/route.ts";
import { t } from "../words/t.ts";

type Props = { readonly visitor: VisitorCard; readonly onDone: () => void };

const LONGEST = 4000;

/** A first word, which their open page shows at once. The key stays, so that a second try is the same message. */
export function WriteFirst({ visitor, onDone }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const key = useRef(newKey());
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const send = async () => {
    const text = field.current?.value.trim() ?? "";
    if (isBusy || !text) return;
    setBusy(true);
    setRefused(null);
    try {
      const put = await writeFirst(visitor.ref, key.current, text);
      onDone();
      go({ at: "inbox", view: "open", conversationId: put.conversation_id }, "push");
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  return (
    <form
      class="visitor-write"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        ref={field}
        class="field"
        rows={2}
        maxLength={LONGEST}
        aria-label={t("visitors.words")}
        placeholder={t("visitors.words")}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            onDone();
          } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            void send();
          }
        }}
      />
      <FormTrouble refused={refused} />
      <div class="visitor-deeds">
        <button type="submit" class="button is-main" aria-disabled={isBusy}>
          {t("act.send")}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {t("act.cancel")}
        </button>
      </div>
    </form>
  );
}
