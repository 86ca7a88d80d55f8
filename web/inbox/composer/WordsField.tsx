import type { RefObject } from "preact";
import type { ConversationRow } from "#shared/wire.ts";
import { t } from "../words/t.ts";
import { Dressed, isDressed } from "./Dressed.tsx";
import { formatByKey } from "./format/put-format.ts";
import type { Styled } from "./styled.ts";
import { asked, look, takesKey } from "./suggest/asking.ts";
import { useFitHeight } from "./use-fit-height.ts";

type Props = {
  readonly row: ConversationRow;
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly words: Styled;
  readonly isNote: boolean;
  readonly write: (typed: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

/** Where the words are typed, with what lies on them drawn over. */
export function WordsField({ row, field, words, isNote, write, onKeyDown, onPaste }: Props) {
  const isDrawnOver = isDressed(words);
  useFitHeight(field, words.text);
  return (
    <div class="composer-words">
      {isDrawnOver && <Dressed words={words} field={field} />}
      <textarea
        ref={field}
        id="composer-text"
        class={isDrawnOver ? "is-dressed" : ""}
        rows={1}
        dir="auto"
        value={words.text}
        placeholder={t(isNote ? "composer.note_here" : "composer.reply_here")}
        aria-label={t(isNote ? "composer.note_here" : "composer.reply_here")}
        aria-describedby="composer-length"
        onInput={(event) => {
          write(event.currentTarget.value);
          look(event.currentTarget);
        }}
        onSelect={(event) => look(event.currentTarget)}
        onBlur={() => {
          asked.value = null;
        }}
        onKeyDown={(event) => {
          if (!takesKey(event) && !formatByKey(event, row)) onKeyDown(event);
        }}
        onPaste={onPaste}
      />
    </div>
  );
}
