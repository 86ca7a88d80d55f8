import type { FileKind } from "#shared/wire.ts";
import type { PendingFile } from "../state/state.ts";

/** What a file is likely to be; the server looks for itself. */
export function kindOf(mime: string): FileKind {
  if (mime === "image/gif") return "animation";
  if (/^image\/(png|jpeg|webp)$/.test(mime)) return "photo";
  if (/^video\/(mp4|webm)$/.test(mime)) return "video";
  return mime.startsWith("audio/") ? "audio" : "document";
}

type Measures = Pick<PendingFile, "width" | "height">;

/** How large a picture is, so that it has its place from the first; null where the browser cannot tell. */
export async function measuresOf({ kind, preview }: PendingFile): Promise<Measures | null> {
  if (!preview || (kind !== "photo" && kind !== "animation")) return null;
  const picture = new Image();
  picture.src = preview;
  try {
    await picture.decode();
    return { width: picture.naturalWidth, height: picture.naturalHeight };
  } catch {
    return null;
  }
}
