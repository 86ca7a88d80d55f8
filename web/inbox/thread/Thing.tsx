import { safeHref } from "#shared/entities.ts";
import type { AttachmentCard, MessageCard } from "#shared/wire.ts";
import { wordsFor } from "../words/t.ts";
import { Contact } from "./Contact.tsx";
import { detail } from "./details.ts";
import { FileState } from "./FileState.tsx";
import { Paper } from "./Paper.tsx";
import { Place } from "./Place.tsx";
import { Sticker } from "./Sticker.tsx";
import { VideoNote } from "./VideoNote.tsx";
import { Voice } from "./Voice.tsx";

type Props = { readonly file: AttachmentCard; readonly message: MessageCard };

/** What came with a message and is no picture. */
export function Thing({ file, message }: Props) {
  if (file.kind === "location" || file.kind === "venue") return <Place file={file} message={message} />;
  if (file.kind === "contact") return <Contact file={file} />;
  if (file.kind === "sticker") return <Sticker file={file} />;
  if (file.kind === "link") return <Link file={file} />;
  if (!file.url) return <FileState file={file} />;
  if (file.kind === "voice" || file.kind === "audio") return <Voice file={file} url={file.url} />;
  if (file.kind === "video_note") return <VideoNote file={file} url={file.url} />;
  return <Paper file={file} url={file.url} />;
}

function Link({ file }: { readonly file: AttachmentCard }) {
  const href = safeHref(detail(file, "url"));
  const words = detail(file, "title") || file.name || href || (wordsFor("kind", "link") ?? "");
  return href ? (
    <a class="thing-link" href={href} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
      {words}
    </a>
  ) : (
    <span dir="auto">{words}</span>
  );
}
