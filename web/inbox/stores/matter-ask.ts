import { signal } from "@preact/signals";
import type { ConversationRow } from "#shared/wire.ts";

export type MatterAsk = {
  readonly is: "priority" | "tags" | "transfer" | "when" | "acts" | "macros";
  readonly row: ConversationRow;
};

/** What is being asked about a matter, in a dialog that is fetched when it is first needed. */
export const matterAsk = signal<MatterAsk | null>(null);

export function askMatter(is: MatterAsk["is"], row: ConversationRow): void {
  matterAsk.value = { is, row };
}

export function dropMatterAsk(): void {
  matterAsk.value = null;
}
