// The frames of the operator's socket, as app/realtime/README.md tells them.
import type { EventBodies, Time } from "./wire.ts";

export type Kind = keyof EventBodies;

export type EventOf<K extends Kind> = {
  readonly seq: number;
  readonly at: Time;
  readonly kind: K;
  readonly body: EventBodies[K];
};

/** One line of the log. A newer server may tell of kinds that this window does not know. */
export type LogEvent = { readonly [K in Kind]: EventOf<K> }[Kind];

export type EventsFrame = {
  readonly type: "events";
  readonly after: number;
  readonly upto: number;
  readonly events: readonly LogEvent[];
};

export type Fleeting =
  | {
      readonly kind: "typing";
      readonly body: {
        readonly client_id: number;
        readonly conversation_id: number;
        readonly operator_id: number | null;
        readonly text: string | null;
      };
    }
  | {
      readonly kind: "viewing";
      readonly body: { readonly operator_id: number; readonly conversation_id: number | null };
    }
  | { readonly kind: "presence"; readonly body: { readonly online: readonly number[] } }
  /** Who is on the sites has changed: whoever looks at them reads again. */
  | { readonly kind: "visitors"; readonly body: Readonly<Record<string, never>> };

export type ReloadReason = "too_old" | "rights_changed" | "signed_out";

export type ServerFrame =
  | EventsFrame
  | ({ readonly type: "fleeting" } & Fleeting)
  | { readonly type: "reload"; readonly reason: ReloadReason }
  | { readonly type: "pong" };

export type BrowserFrame =
  | { readonly type: "hello"; readonly since: number }
  | { readonly type: "ping" }
  | { readonly type: "typing"; readonly conversation_id: number }
  | { readonly type: "viewing"; readonly conversation_id: number | null };
