import type { Uploaded } from "../queue.ts";

export type UploadEnd =
  | { readonly kind: "done"; readonly file: Uploaded }
  /** `code` is the server's, or `offline`. `isFinal`: trying the same again is of no use. */
  | { readonly kind: "failed"; readonly code: string; readonly isFinal: boolean };

export type UploadWish = {
  readonly door: URL;
  readonly token: string;
  readonly name: string;
  readonly body: Blob;
  readonly isVoice?: boolean;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/** Sends one file; answers with its end and with the way to give it up. Nothing is heard of one that was given up. */
export function upload(wish: UploadWish, onEnd: (end: UploadEnd) => void): () => void {
  const address = new URL("files", wish.door);
  address.searchParams.set("name", wish.name);
  if (wish.isVoice) address.searchParams.set("as", "voice");
  const request = new XMLHttpRequest();
  let isGivenUp = false;
  const end = (what: UploadEnd) => {
    if (!isGivenUp) onEnd(what);
  };
  request.open("POST", address.href);
  request.setRequestHeader("X-Okno-Visitor", wish.token);
  request.setRequestHeader("Content-Type", wish.body.type || "application/octet-stream");
  request.upload.onprogress = ({ loaded, total }) => wish.onProgress(total > 0 ? loaded / total : 0);
  request.onload = () => end(endOf(request.status, request.responseText));
  request.onerror = () => end({ kind: "failed", code: "offline", isFinal: false });
  request.send(wish.body);
  return () => {
    isGivenUp = true;
    request.abort();
  };
}

export function endOf(status: number, text: string): UploadEnd {
  let body: Partial<Uploaded> & { readonly code?: string } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    // A proxy on the way may answer with anything.
  }
  if (status < 300 && typeof body.key === "string") {
    const { key, kind = "document", name = null, mime = null, size = null } = body;
    const { width = null, height = null, duration = null } = body;
    return { kind: "done", file: { key, kind, name, mime, size, width, height, duration } };
  }
  const code = body.code ?? (status === 413 ? "file_too_big" : "offline");
  return { kind: "failed", code, isFinal: [413, 415, 422].includes(status) };
}
