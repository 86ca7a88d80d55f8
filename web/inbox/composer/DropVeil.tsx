import { Paperclip } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";
import { takeFiles, whyNoFiles } from "./files-here.ts";

/** Lies over the thread while files are carried across it, and takes them. */
export function DropVeil({ row }: { readonly row: ConversationRow }) {
  const isOver = useFilesAbove();
  const why = whyNoFiles();
  if (!isOver) return null;
  return (
    <section
      aria-label={t("files.drop_here")}
      class={`drop-veil ${why ? "is-closed" : ""}`}
      onDrop={(event) => takeFiles(row, [...(event.dataTransfer?.files ?? [])])}
    >
      <Icon of={Paperclip} size={20} />
      {why || t("files.drop_here")}
    </section>
  );
}

/** A file let go beside the veil must not take the place of the page. */
function useFilesAbove(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const come = (step: number) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      depth = Math.max(0, depth + step);
      setOver(depth > 0);
    };
    const drop = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
      depth = 0;
      setOver(false);
    };
    const listened = [
      ["dragenter", come(1)],
      ["dragleave", come(-1)],
      ["dragover", come(0)],
      ["drop", drop],
    ] as const;
    for (const [name, act] of listened) addEventListener(name, act);
    return () => {
      for (const [name, act] of listened) removeEventListener(name, act);
    };
  }, []);
  return isOver;
}
