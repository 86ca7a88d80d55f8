import { signal } from "@preact/signals";
import type { ClientBrief } from "#shared/wire.ts";

/** What somebody is about to do with clients; it is looked at in a dialog before it is done. */
export type Plan =
  | { readonly is: "glue"; readonly one: ClientBrief; readonly other: ClientBrief | null }
  | { readonly is: "move"; readonly from: ClientBrief; readonly what: Movable }
  | { readonly is: "peek"; readonly client: ClientBrief };

/** What can turn out to be somebody else's. */
export type Movable =
  | {
      readonly is: "account";
      readonly identityId: number;
      /** As people call it: "Telegram, @anna". */
      readonly name: string;
      /** The client would be left without any. */
      readonly isOnly: boolean;
    }
  | {
      readonly is: "messages";
      readonly firstId: number;
      readonly lastId: number;
      readonly count: number;
    };

export const plan = signal<Plan | null>(null);

export function dropPlan(): void {
  plan.value = null;
}
