import type { FileCard } from "#shared/wire.ts";
import { uploadFile } from "../api/files.ts";
import { refusedBy } from "../api/refused.ts";
import { kindOf, measuresOf } from "../composer/look-at.ts";
import { keepPreview } from "../stores/previews.ts";
import {
  changeUpload,
  dropUpload,
  gather,
  putUpload,
  type Upload,
  ungather,
  uploadOf,
} from "../stores/uploads.ts";

/** More would keep words waiting behind files. */
const AT_ONCE = 2;

type Way = { readonly file: Blob; readonly isVoice: boolean; readonly stop: AbortController };

const ways = new Map<number, Way>();
let queue: readonly number[] = [];
let going = 0;
let lastId = 0;

/** Files go into the composer of a matter, and at once on their way. `isTaken`: smaller than the channel's limit. */
export function enclose(
  conversationId: number,
  files: readonly File[],
  isTaken: (file: File) => boolean,
): void {
  const ids = files.map((file) => begin(file, file.name, false, isTaken(file)).id);
  gather(conversationId, ids);
}

/** A recording, which goes by itself. */
export function encloseVoice(recording: Blob, duration: number): Upload {
  const upload = begin(recording, "voice", true, true);
  changeUpload(upload.id, { duration });
  return { ...upload, duration };
}

/** A file that the server has already goes into the composer again; its id among the uploads. */
export function putStored(card: FileCard): number {
  lastId += 1;
  const { name, kind, size, width, height, duration, url } = card;
  const preview = kind === "document" ? null : url;
  putUpload({ id: lastId, name, kind, size, width, height, duration, preview, fate: { is: "there", card } });
  return lastId;
}

export function takeOut(conversationId: number, upload: Upload): void {
  ungather(conversationId, [upload.id]);
  ways.get(upload.id)?.stop.abort();
  ways.delete(upload.id);
  queue = queue.filter((id) => id !== upload.id);
  dropUpload(upload.id);
  if (upload.preview && upload.fate.is !== "there") URL.revokeObjectURL(upload.preview);
}

export function uploadAgain(id: number): void {
  changeUpload(id, { fate: { is: "going", share: 0 } });
  queue = [...queue, id];
  goOn();
}

function begin(file: Blob, name: string, isVoice: boolean, isTaken: boolean): Upload {
  lastId += 1;
  const id = lastId;
  const kind = isVoice ? "voice" : kindOf(file.type);
  const upload: Upload = {
    id,
    name,
    kind,
    size: file.size,
    width: null,
    height: null,
    duration: null,
    preview: kind === "document" ? null : URL.createObjectURL(file),
    fate: isTaken ? { is: "going", share: 0 } : { is: "refused", code: "file_too_big" },
  };
  ways.set(id, { file, isVoice, stop: new AbortController() });
  putUpload(upload);
  void measuresOf(upload).then((measures) => measures && changeUpload(id, measures));
  if (isTaken) {
    queue = [...queue, id];
    goOn();
  }
  return upload;
}

function goOn(): void {
  const [next, ...rest] = queue;
  if (next === undefined || going >= AT_ONCE) return;
  queue = rest;
  going += 1;
  void bring(next).finally(() => {
    going -= 1;
    goOn();
  });
  goOn();
}

async function bring(id: number): Promise<void> {
  const way = ways.get(id);
  if (!way) return;
  try {
    const card = await uploadFile({
      file: way.file,
      name: way.file instanceof File ? way.file.name : "voice",
      isVoice: way.isVoice,
      signal: way.stop.signal,
      onShare: (share) => changeUpload(id, { fate: { is: "going", share } }),
    });
    settled(id, card);
  } catch (cause) {
    changeUpload(id, { fate: { is: "refused", code: refusedBy(cause).code } });
  }
}

function settled(id: number, card: FileCard): void {
  const { width, height, duration, kind } = card;
  const preview = uploadOf(id)?.preview;
  if (preview) keepPreview(card.url, preview);
  ways.delete(id);
  changeUpload(id, { kind, width, height, duration, fate: { is: "there", card } });
}
