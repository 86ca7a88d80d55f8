import { Lock, SendHorizontal } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useRef } from "preact/hooks";
import type { ConversationRow, Time } from "#shared/wire.ts";
import { send } from "../actions/send.ts";
import { say } from "../live/follow.ts";
import { buttonsFor, keepButtons, mode, quoted, rewrite, target } from "../stores/composing.ts";
import { begun, keepDraft } from "../stores/drafts.ts";
import { gatheredFor, ungather } from "../stores/uploads.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { asNote, asReply } from "./as-written.ts";
import { BelowField } from "./BelowField.tsx";
import { areSound } from "./button-rows.ts";
import { isEditingButtons } from "./buttons-draft.ts";
import { Chips } from "./Chips.tsx";
import { holdsBack } from "./collision/collision.ts";
import { Foot } from "./Foot.tsx";
import { takeFiles } from "./files-here.ts";
import { charactersIn, LONGEST } from "./Length.tsx";
import { lastOwnWords } from "./last-own-words.ts";
import { ButtonsEditor, Recorder } from "./later.ts";
import { heldOpens, wasHeldPress } from "./long-press.ts";
import { recordingIn } from "./recording.ts";
import { SendLaterButton } from "./SendLaterButton.tsx";
import { isSendKey, sendKeyName } from "./send-key.ts";
import { isAboutSending } from "./sending-keys.ts";
import { WordsField } from "./WordsField.tsx";

const TYPING_EVERY = 3000;

/** The words themselves, what goes with them, and the way to send them. */
export function Field({ row }: { readonly row: ConversationRow }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const typingToldAt = useRef(0);
  const isNote = mode.value === "note";
  const words = begun(row.id, mode.value);
  const { text } = words;
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

  const write = (typed: string) => {
    keepDraft(row.id, mode.peek(), typed);
    if (isNote || !typed || Date.now() - typingToldAt.current < TYPING_EVERY) return;
    typingToldAt.current = Date.now();
    say({ type: "typing", conversation_id: row.id });
  };
  const post = (close: boolean, at?: Time) => {
    if (!canSend || (!isNote && holdsBack(row.id))) return;
    const written =
      isNote || !address ? asNote(words) : asReply(words, address, files, buttonsFor(row.id), close);
    send(row, at ? { ...written, sendAt: at } : written);
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
    if (isAboutSending(event, text)) return;
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
        <WordsField
          row={row}
          field={field}
          words={words}
          isNote={isNote}
          write={write}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <IconButton
          icon={isNote ? Lock : SendHorizontal}
          class="composer-send"
          label={t(isNote ? "act.save_note" : "act.send")}
          hint={sendKeyName()}
          aria-disabled={!canSend}
          {...(isNote ? {} : heldOpens("send-later"))}
          onClick={() => !wasHeldPress() && post(false)}
        />
        {!isNote && <SendLaterButton canSend={canSend} sendAt={(at) => post(false, at)} />}
      </div>
      {!isNote && (isEditingButtons.value === row.id || buttonsFor(row.id).length > 0) && (
        <Suspense fallback={null}>
          <ButtonsEditor row={row} />
        </Suspense>
      )}
      <BelowField row={row} address={address} />
      <Foot row={row} text={text} address={address} canSend={canSend} sendAndClose={() => post(true)} />
    </>
  );
}
