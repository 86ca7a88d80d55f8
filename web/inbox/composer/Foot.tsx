import type { ConversationRow } from "#shared/wire.ts";
import { mode } from "../stores/composing.ts";
import { t } from "../words/t.ts";
import type { Address } from "./addresses.ts";
import { Length } from "./Length.tsx";
import { sendKeyName } from "./send-key.ts";
import { Tools } from "./Tools.tsx";

type Props = {
  readonly row: ConversationRow;
  readonly text: string;
  readonly address: Address | undefined;
  readonly canSend: boolean;
  readonly sendAndClose: () => void;
};

/** What can go with the words, how they are sent, and in how many messages. */
export function Foot({ row, text, address, canSend, sendAndClose }: Props) {
  const isNote = mode.value === "note";
  return (
    <div class="composer-foot">
      <Tools row={row} />
      <span class="composer-hint">
        {t(isNote ? "composer.note_hint" : "composer.hint", { key: sendKeyName() })}
      </span>
      <Length text={text} address={isNote ? undefined : address} />
      {!isNote && (
        <button
          type="button"
          class="link-button"
          aria-disabled={!canSend}
          data-tip="Alt Enter"
          onClick={sendAndClose}
        >
          {t("act.send_and_close")}
        </button>
      )}
    </div>
  );
}
