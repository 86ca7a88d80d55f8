import { Check, X } from "lucide-preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { MessageCard } from "#shared/wire.ts";
import { amendWords } from "../actions/amend.ts";
import { focusComposer, rewriting } from "../stores/composing.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { charactersIn, LONGEST } from "./Length.tsx";
import { isSendKey, sendKeyName } from "./send-key.ts";
import { useFitHeight } from "./use-fit-height.ts";

type Props = { readonly message: MessageCard; readonly text: string };

/** A message of ours, written anew. What was begun in the field before waits there. */
export function Rewriting({ message, text }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const canSave = text.trim() !== "" && charactersIn(text) <= LONGEST;
  useFitHeight(field, text);
  useLayoutEffect(() => {
    const node = field.current;
    node?.focus();
    node?.setSelectionRange(node.value.length, node.value.length);
  }, []);
  const save = () => {
    if (!canSave) return;
    leave();
    void amendWords(message, text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      leave();
    }
    if (!isSendKey(event) || event.altKey) return;
    event.preventDefault();
    save();
  };
  return (
    <>
      <div class="quote-chip">
        <div class="quote">
          <span class="quote-who">{t("amend.title")}</span>
          <span class="quote-words" dir="auto">
            {message.text || t("quote.wordless")}
          </span>
        </div>
        <IconButton icon={X} label={t("amend.leave")} hint="Esc" onClick={leave} />
      </div>
      <div class="composer-field">
        <textarea
          ref={field}
          id="composer-text"
          rows={1}
          dir="auto"
          value={text}
          aria-label={t("amend.field")}
          onInput={(event) => {
            rewriting.value = { message, text: event.currentTarget.value };
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton
          icon={Check}
          class="composer-send"
          label={t("act.save")}
          hint={sendKeyName()}
          aria-disabled={!canSave}
          onClick={save}
        />
      </div>
      <div class="composer-foot">
        <span class="composer-hint">{t("amend.hint", { key: sendKeyName() })}</span>
      </div>
    </>
  );
}

function leave(): void {
  rewriting.value = null;
  focusComposer();
}
