import type { FileCard, MessageCard } from "#shared/wire.ts";
import { ask, carriedCsrf, problemIn, query } from "./ask.ts";
import { Refused, UNANSWERED } from "./refused.ts";

type Upload = {
  readonly file: Blob;
  readonly name: string;
  readonly isVoice: boolean;
  /** How much has gone, 0 to 1. */
  readonly onShare: (share: number) => void;
  readonly signal: AbortSignal;
};

/** Brings a file to the server. Not by fetch, which does not tell how far it has come. Throws Refused. */
export function uploadFile({ file, name, isVoice, onShare, signal }: Upload): Promise<FileCard> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refuse = () => reject(new Refused(UNANSWERED));
    request.open("POST", `/api/files${query({ name, as: isVoice ? "voice" : null })}`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Okno-CSRF", carriedCsrf());
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as FileCard);
      else reject(new Refused(problemIn(request.status, request.responseText)));
    };
    request.onerror = refuse;
    request.onabort = refuse;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Once more, where a file could not be fetched from the channel. */
export const fetchAgain = (attachmentId: number): Promise<MessageCard> =>
  ask("POST", `/attachments/${attachmentId}/fetch`);

/** The bytes of a file of ours. Throws Refused. */
export async function readFile(url: string): Promise<Response> {
  const answer = await fetch(url, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) throw new Refused(UNANSWERED);
  return answer;
}

/** Where a file is saved from as it came, under its own name. */
export const originalOf = (url: string, name: string | null): string =>
  `${url}${query({ original: "true", name })}`;
