import { effect, signal } from "@preact/signals";
import type { FileCard } from "#shared/wire.ts";
import { Refused } from "../api/refused.ts";
import type { PendingFile } from "../state/state.ts";

/** A file that somebody has chosen: on its way to the server, there, or turned away. */
export type Upload = PendingFile & { readonly fate: UploadFate };

export type UploadFate =
  | { readonly is: "going"; readonly share: number }
  | { readonly is: "there"; readonly card: FileCard }
  | { readonly is: "refused"; readonly code: string };

const uploads = signal<Readonly<Record<number, Upload>>>({});

/** Which of them lie in the composer of a matter; they stay there while somebody looks elsewhere. */
const gathered = signal<Readonly<Record<number, readonly number[]>>>({});

export const uploadOf = (id: number): Upload | undefined => uploads.value[id];

export const gatheredFor = (conversationId: number): readonly Upload[] =>
  (gathered.value[conversationId] ?? []).flatMap((id) => uploads.value[id] ?? []);

export const isAnyGathered = (): boolean => Object.values(gathered.peek()).some((ids) => ids.length > 0);

export function putUpload(upload: Upload): void {
  uploads.value = { ...uploads.value, [upload.id]: upload };
}

/** Nothing becomes of one that was dropped meanwhile. */
export function changeUpload(id: number, how: Partial<Upload>): void {
  const upload = uploads.peek()[id];
  if (upload) putUpload({ ...upload, ...how });
}

export function dropUpload(id: number): void {
  const { [id]: _, ...others } = uploads.peek();
  uploads.value = others;
}

export function gather(conversationId: number, ids: readonly number[]): void {
  gathered.value = {
    ...gathered.peek(),
    [conversationId]: [...(gathered.peek()[conversationId] ?? []), ...ids],
  };
}

/** Leaves the composer: dropped, or sent along with words. */
export function ungather(conversationId: number, ids: readonly number[]): void {
  const left = (gathered.peek()[conversationId] ?? []).filter((id) => !ids.includes(id));
  gathered.value = { ...gathered.peek(), [conversationId]: left };
}

/** What the server calls them, as soon as it has them all. Throws Refused as soon as it will not have one. */
export function whenThere(ids: readonly number[]): Promise<readonly FileCard[]> {
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined;
    const settle = (act: () => void) => {
      act();
      // The effect may run through before it has given back how to end it.
      queueMicrotask(() => stop?.());
    };
    stop = effect(() => {
      const fates = ids.map((id) => uploads.value[id]?.fate);
      const refused = fates.find((fate) => fate?.is === "refused");
      const cards = fates.flatMap((fate) => (fate?.is === "there" ? [fate.card] : []));
      if (refused?.is === "refused")
        settle(() => reject(new Refused({ status: 0, code: refused.code, title: "" })));
      else if (cards.length === ids.length) settle(() => resolve(cards));
      else if (fates.includes(undefined))
        settle(() => reject(new Refused({ status: 0, code: "withdrawn", title: "" })));
    });
  });
}
