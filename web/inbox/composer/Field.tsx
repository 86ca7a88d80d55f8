import { Lock, SendHorizontal } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useRef } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { send } from "../actions/send.ts";
import { say } from "../live/follow.ts";
import { buttonsFor, keepButtons, mode, quoted, rewrite, target } from "../stores/composing.ts";
import { draftOf, keepDraft } from "../stores/drafts.ts";
import { gatheredFor, ungather } from "../stores/uploads.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { asNote, asReply } from "./as-written.ts";
import { areSound } from "./button-rows.ts";
import { isEditingButtons } from "./buttons-draft.ts";
import { Chips } from "./Chips.tsx";
import { Foot } from "./Foot.tsx";
import { takeFiles } from "./files-here.ts";
import { charactersIn, LONGEST } from "./Length.tsx";
import { lastOwnWords } from "./last-own-words.ts";
import { ButtonsEditor, Recorder } from "./later.ts";
import { recordingIn } from "./recording.ts";
import { isSendKey, sendKeyName } from "./send-key.ts";
import { useFitHeight } from "./use-fit-height.ts";

const TYPING_EVERY = 3000;

/** The words themselves, what goes with them, and the way to send them. */
export function Field({ row }: { readonly row: ConversationRow }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const typingToldAt = useRef(0);
  const isNote = mode.value === "note";
  const text = draftOf(row.id, mode.value);
  const address = target.value;
  const files = isNote ? [] : gatheredFor(row.id);
  const isClosed = !isNote && (address === undefined || address.closed !== null);
  const isRefused = files.some(({ fate }) => fate.is === "refused");
  const canSend =
    (text.trim() !== "" || files.length > 0) &&
    !isClosed &&
    !isRefused &&
    charactersIn(text) <= LONGEST &&
    (isNote || areSound(buttonsFor(row.id)));

  useFitHeight(field);

  const write = (words: string) => {
    keepDraft(row.id, mode.peek(), words);
    if (isNote || !words || Date.now() - typingToldAt.current < TYPING_EVERY) return;
    typingToldAt.current = Date.now();
    say({ type: "typing", conversation_id: row.id });
  };
  const post = (close: boolean) => {
    if (!canSend) return;
    send(row, isNote || !address ? asNote(text) : asReply(text, address, files, buttonsFor(row.id), close));
    keepDraft(row.id, mode.peek(), "");
    ungather(
      row.id,
      files.map(({ id }) => id),
    );
    keepButtons(row.id, []);
    isEditingButtons.value = null;
    quoted.value = null;
    if (isNote) mode.value = "reply";
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isNote) {
      event.stopPropagation();
      mode.value = "reply";
    }
    const last = event.key === "ArrowUp" && text === "" ? lastOwnWords() : undefined;
    if (last) {
      event.preventDefault();
      rewrite(last);
    }
    if (!isSendKey(event)) return;
    event.preventDefault();
    post(event.altKey);
  };
  const onPaste = (event: ClipboardEvent) => {
    // A table pasted from a sheet comes as words and as a picture of them: the words are meant.
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0 || event.clipboardData?.getData("text/plain")) return;
    event.preventDefault();
    takeFiles(row, pasted);
  };
  if (recordingIn.value === row.id && address) {
    return (
      <Suspense fallback={<div class="recorder" />}>
        <Recorder row={row} address={address} />
      </Suspense>
    );
  }
  return (
    <>
      {files.length > 0 && <Chips row={row} files={files} />}
      <div class="composer-field">
        <textarea
          ref={field}
          id="composer-text"
          rows={1}
          dir="auto"
          value={text}
          placeholder={t(isNote ? "composer.note_here" : "composer.reply_here")}
          aria-label={t(isNote ? "composer.note_here" : "composer.reply_here")}
          aria-describedby="composer-length"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <IconButton
          icon={isNote ? Lock : SendHorizontal}
          class="composer-send"
          label={t(isNote ? "act.save_note" : "act.send")}
          hint={sendKeyName()}
          aria-disabled={!canSend}
          onClick={() => post(false)}
        />
      </div>
      {!isNote && (isEditingButtons.value === row.id || buttonsFor(row.id).length > 0) && (
        <Suspense fallback={null}>
          <ButtonsEditor row={row} />
        </Suspense>
      )}
      <Foot row={row} text={text} address={address} canSend={canSend} sendAndClose={() => post(true)} />
    </>
  );
}
