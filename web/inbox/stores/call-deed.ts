import { signal } from "@preact/signals";
import type { Outcome } from "#shared/wire.ts";

/** What somebody is about to say of a call, in a dialog. */
export type CallDeed =
  | { readonly is: "outcome"; readonly callId: number; readonly outcome: Outcome | null }
  | { readonly is: "move"; readonly callId: number }
  | { readonly is: "new"; readonly clientId: number };

export const callDeed = signal<CallDeed | null>(null);

export function dropCallDeed(): void {
  callDeed.value = null;
}
