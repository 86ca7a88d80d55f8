import { Smile } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useRef, useState } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { EmojiPicker } from "./later.ts";
import { fieldNode, writeHere } from "./write-into.ts";

/** Opens all emoji. */
export function EmojiButton({ row }: { readonly row: ConversationRow }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon={Smile}
        label={t("emoji.title")}
        hint=": "
        isOn={isOpen}
        buttonRef={button}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && button.current && (
        <Suspense fallback={null}>
          <EmojiPicker
            anchor={button.current}
            take={(emoji) => writeHere(row.id, { text: emoji, entities: [] })}
            leave={() => {
              setOpen(false);
              fieldNode()?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
