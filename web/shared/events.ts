// The frames of the operator's socket, as app/realtime/README.md tells them.
import type { EventBodies, Time, ViewCounts } from "./wire.ts";

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

/** online: here and at it; idle: the window is open, and nobody has touched it; away: said so, or not working now. */
export type Standing = "online" | "away" | "idle" | "offline";

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
  /** By operator id: how each stands, and how many open conversations each has. Of whom nothing is said, offline and none. */
  | {
      readonly kind: "presence";
      readonly body: {
        readonly online: readonly number[];
        readonly standing: Readonly<Record<string, Standing>>;
        readonly load: Readonly<Record<string, number>>;
      };
    }
  /** How many stand in each built-in view. */
  | { readonly kind: "counts"; readonly body: { readonly counts: ViewCounts } }
  /** Who is on the sites has changed: whoever looks at them reads again. */
  | { readonly kind: "visitors"; readonly body: Readonly<Record<string, never>> }
  /** The same of the board. */
  | { readonly kind: "board"; readonly body: Readonly<Record<string, never>> };

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
  | { readonly type: "viewing"; readonly conversation_id: number | null }
  /** The board is on the screen, or no longer. */
  | { readonly type: "watching"; readonly board: boolean }
  /** Somebody used a pointer or a key so many seconds ago. */
  | { readonly type: "activity"; readonly state: "active" | "idle"; readonly ago: number };
