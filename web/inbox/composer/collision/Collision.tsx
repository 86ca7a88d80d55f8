import { PenLine } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { focusComposer } from "../../stores/composing.ts";
import { draftOf } from "../../stores/drafts.ts";
import { operatorOf } from "../../stores/house.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { t } from "../../words/t.ts";
import { decideAnew, meanwhile, noteBeginning, whoAnswers, writeBeside } from "./collision.ts";

/** Two answer the same: the one who comes later is told first, and decides. */
export function Collision({ row }: { readonly row: ConversationRow }) {
  const isWriting = draftOf(row.id, "reply") !== "";
  useEffect(() => noteBeginning(row.id, isWriting), [row.id, isWriting]);
  useEffect(() => () => decideAnew(row.id), [row.id]);
  return (
    <>
      <Meanwhile row={row} />
      <SoftLock row={row} />
    </>
  );
}

/** Lies over the field without moving anything; keys that are pressed on it go nowhere else. */
function SoftLock({ row }: { readonly row: ConversationRow }) {
  const colleague = whoAnswers(row);
  const isThere = colleague !== undefined;
  const bar = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    const composer = bar.current?.closest(".composer");
    if (!isThere || !composer) return;
    const wasWriting = composer.contains(document.activeElement);
    const others = [...composer.children].filter((child) => child !== bar.current);
    for (const child of others) child.toggleAttribute("inert", true);
    if (wasWriting) bar.current?.querySelector("button")?.focus();
    return () => {
      const isStill = document.activeElement === document.body || composer.contains(document.activeElement);
      for (const child of others) child.removeAttribute("inert");
      if (wasWriting && isStill) focusComposer();
    };
  }, [isThere]);
  if (!colleague) return null;
  return (
    <fieldset
      class="soft-lock"
      ref={bar}
      aria-label={t("here.answers", { name: colleague.name })}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Tab") return;
        event.stopPropagation();
      }}
    >
      <Avatar person={colleague} size={20} />
      <span class="soft-lock-words" role="status">
        {t("here.answers", { name: colleague.name })}
      </span>
      <button
        type="button"
        class="button"
        id="write-beside"
        onClick={() => {
          writeBeside(row.id);
          requestAnimationFrame(focusComposer);
        }}
      >
        <Icon of={PenLine} />
        {t("collision.write_beside")}
      </button>
    </fieldset>
  );
}

/** A colleague has answered meanwhile: their words, before mine go. */
function Meanwhile({ row }: { readonly row: ConversationRow }) {
  const told = meanwhile.value;
  if (told?.conversationId !== row.id) return null;
  const { answer } = told;
  return (
    <div class="meanwhile" role="alert">
      <div class="meanwhile-words">
        <strong>{t("collision.meanwhile")}</strong>
        <p dir="auto">
          {operatorOf(answer.operator_id)?.name}: {answer.text || t("quote.wordless")}
        </p>
      </div>
      <button
        type="button"
        class="button"
        onClick={() => document.querySelector<HTMLElement>(".composer-send")?.click()}
      >
        {t("collision.send_anyway")}
      </button>
    </div>
  );
}
