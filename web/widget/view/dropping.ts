import type { Desk } from "../desk.ts";
import { listen, type Stop } from "../stop.ts";
import { put } from "./make.ts";

/** Files may be let fall anywhere on the panel. */
export function takeDrops(panel: HTMLElement, { attaching, look }: Desk): Stop {
  if (!look.files) return () => undefined;
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const mark = (isOver: boolean) => put(panel, { "data-over": isOver });
  return listen(panel, {
    dragover(event: DragEvent) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      mark(true);
    },
    dragleave(event: DragEvent) {
      if (!panel.contains(event.relatedTarget as Node | null)) mark(false);
    },
    drop(event: DragEvent) {
      mark(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      attaching.add([...(event.dataTransfer?.files ?? [])]);
    },
  });
}
