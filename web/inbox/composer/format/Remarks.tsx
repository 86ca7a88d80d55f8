import type { ConversationRow } from "#shared/wire.ts";
import { mode } from "../../stores/composing.ts";
import { begun } from "../../stores/drafts.ts";
import { channels } from "../../stores/house.ts";
import { gatheredFor } from "../../stores/uploads.ts";
import { channelName } from "../../words/channel-name.ts";
import { counted, t, wordsFor } from "../../words/t.ts";
import type { Address } from "../addresses.ts";
import { unfilled } from "../canned/variables.ts";
import { notCarried } from "../styled.ts";
import { fieldNode } from "../write-into.ts";

type Props = { readonly row: ConversationRow; readonly address: Address | undefined };

/** What somebody should know before they send: what the channel leaves out, parts off, or nobody has filled in. */
export function Remarks({ row, address }: Props) {
  const { text, entities } = begun(row.id, mode.value);
  const isNote = mode.value === "note";
  const open = unfilled(text);
  const remarks = isNote ? [] : [...lost(entities, address), ...captions(row, text, address)];
  if (remarks.length === 0 && open.length === 0) return null;
  return (
    <div class="composer-remarks" role="status">
      {remarks.map((words) => (
        <span key={words}>{words}</span>
      ))}
      {open[0] && (
        <button type="button" class="link-button" onClick={() => selectPlace(open)}>
          {counted("canned.unfilled", open.length)}
        </button>
      )}
    </div>
  );
}

function lost(entities: Parameters<typeof notCarried>[0], address: Address | undefined): readonly string[] {
  const channel = address?.channel;
  if (!channel) return [];
  const names = notCarried(entities, channel.capabilities.entities).map(
    (type) => wordsFor("format.lost", type) ?? type,
  );
  if (names.length === 0) return [];
  const name = channelName(channel, channels.value);
  return [t("format.not_carried", { channel: name, what: names.join(", ") })];
}

/** Words that are too long to stand under a file go before it. */
function captions(row: ConversationRow, text: string, address: Address | undefined): readonly string[] {
  const limit = address?.channel?.capabilities.caption_limit ?? null;
  const isLong = limit !== null && gatheredFor(row.id).length > 0 && text.trim().length > limit;
  return isLong ? [t("format.long_caption", { limit })] : [];
}

/** The next place behind the caret, or the first. */
function selectPlace(open: readonly (readonly [number, number])[]): void {
  const field = fieldNode();
  const caret = field?.selectionEnd ?? 0;
  const [from, to] = open.find(([start]) => start >= caret) ?? open[0] ?? [0, 0];
  field?.focus();
  field?.setSelectionRange(from, to);
}
