import { effect, untracked } from "@preact/signals";
import { together } from "../composer/styled.ts";
import { buttonsFor, focusComposer, keepButtons } from "../stores/composing.ts";
import { begun, keepDraft } from "../stores/drafts.ts";
import { route } from "../stores/route.ts";
import { matterToAnswer } from "../stores/threads.ts";
import { gather, gatheredFor, ungather } from "../stores/uploads.ts";

/**
 * Somebody is writing, and the matter under their hands becomes another one: the client was glued, or has begun a new
 * matter. Nobody went anywhere, so what was begun goes along.
 */
export function carryDrafts(): void {
  let before: { readonly place: unknown; readonly matterId: number } | null = null;
  effect(() => {
    const place = route.value;
    const matterId = matterToAnswer.value?.id;
    if (matterId === undefined) return;
    const from = before;
    before = { place, matterId };
    if (from && from.place === place && from.matterId !== matterId)
      untracked(() => carry(from.matterId, matterId));
  });
}

function carry(from: number, to: number): void {
  for (const mode of ["reply", "note"] as const) {
    const { text, entities } = together([begun(to, mode), begun(from, mode)]);
    keepDraft(from, mode, "");
    keepDraft(to, mode, text, entities);
  }
  const files = gatheredFor(from).map(({ id }) => id);
  ungather(from, files);
  gather(to, files);
  if (buttonsFor(from).length > 0) {
    keepButtons(to, buttonsFor(from));
    keepButtons(from, []);
  }
  if (document.activeElement?.id === "composer-text") requestAnimationFrame(focusComposer);
}
