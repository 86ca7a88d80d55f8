import { computed, signal } from "@preact/signals";
import type { AttachmentCard } from "#shared/wire.ts";
import { openedThread } from "../stores/threads.ts";

/** The picture that is shown whole, by its attachment. */
export const openedPicture = signal<number | null>(null);

/** A picture with an address. */
export type Shown = AttachmentCard & { readonly url: string };

const isShown = (file: AttachmentCard): file is Shown =>
  file.url !== null && (file.kind === "photo" || file.kind === "video" || file.kind === "animation");

/** Every picture of the history that is here, in order. */
export const gallery = computed<readonly Shown[]>(
  () => openedThread.value?.messages.flatMap(({ attachments }) => attachments.filter(isShown)) ?? [],
);
