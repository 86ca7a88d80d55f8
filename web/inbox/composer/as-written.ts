import type { ButtonCard } from "#shared/wire.ts";
import type { Written } from "../actions/send.ts";
import type { PendingFile } from "../state/state.ts";
import { quoted } from "../stores/composing.ts";
import type { Upload } from "../stores/uploads.ts";
import type { Address } from "./addresses.ts";
import { type Styled, trimmed } from "./styled.ts";

export const asNote = (words: Styled): Written => ({
  direction: "note",
  ...trimmed(words),
  channelId: null,
  identityId: null,
  quotes: null,
  files: [],
  buttons: [],
  close: false,
});

export const asReply = (
  words: Styled,
  address: Address,
  files: readonly Upload[],
  buttons: readonly (readonly ButtonCard[])[],
  close: boolean,
): Written => ({
  direction: "out",
  ...trimmed(words),
  channelId: address.channel?.id ?? null,
  identityId: address.identityId,
  quotes: quoted.peek(),
  files: files.map(asPending),
  buttons: address.channel?.capabilities.buttons ? finished(buttons) : [],
  close,
});

const asPending = ({ fate: _, ...file }: Upload): PendingFile => file;

/** A button without words is none yet. */
const finished = (rows: readonly (readonly ButtonCard[])[]): readonly (readonly ButtonCard[])[] =>
  rows
    .map((row) =>
      row
        .filter(({ label }) => label.trim() !== "")
        .map(({ label, url }) => ({ label: label.trim(), url: url?.trim() || null })),
    )
    .filter((row) => row.length > 0);
