/** Formatting of a stretch of text; `offset` and `length` count UTF-16 units. */
export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url: string | null;
};

export type Attachment = {
  readonly id: number;
  readonly kind: string;
  readonly name: string | null;
  readonly mime: string | null;
  readonly size: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Seconds, of what is heard. */
  readonly duration?: number | null;
  readonly url: string | null;
  /** Smaller, where the whole would be too much. */
  readonly thumbnail_url?: string | null;
};

export type Person = { readonly name: string; readonly hue: number };

export type Message = {
  readonly id: number;
  /** The browser's own key for what the visitor wrote, else null. */
  readonly key: string | null;
  readonly mine: boolean;
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly at: string;
  readonly author: Person | null;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly reply_to: { readonly id: number; readonly text: string } | null;
  readonly attachments: readonly Attachment[];
};

export type Page = { readonly url: string; readonly title: string; readonly referrer: string };

export type Hello = {
  readonly type: "hello";
  readonly token: string | null;
  readonly since: number | null;
  readonly page: Page;
  readonly language: string;
  /** Who the site says this is: a token signed by the site. */
  readonly user: string | null;
};

export type BrowserFrame =
  | Hello
  | {
      readonly type: "message";
      readonly key: string;
      readonly text: string;
      readonly written_at: string;
      readonly reply_to: number | null;
      /** Keys of uploaded files. */
      readonly files?: readonly string[];
    }
  | { readonly type: "identify"; readonly token: string }
  | { readonly type: "sign_out" }
  | { readonly type: "typing"; readonly text?: string }
  | { readonly type: "received"; readonly ids: readonly number[] }
  | { readonly type: "read"; readonly upto: number }
  | ({ readonly type: "page" } & Page)
  | { readonly type: "link"; readonly kind: string; readonly speaks: string }
  | { readonly type: "follow"; readonly token: string }
  | { readonly type: "press"; readonly id: number; readonly act: string }
  | { readonly type: "ping" };

/** In every language the widget speaks. */
export type Said = { readonly ru: string; readonly en: string };

/** How it stands with messengers that continue this conversation. */
export type Links = {
  /** Messengers in which the visitor may go on. */
  readonly offers: readonly { readonly kind: string; readonly label: Said }[];
  readonly cards: readonly {
    readonly id: number;
    readonly text: Said;
    readonly acts: readonly { readonly act: string; readonly label: Said }[];
  }[];
  /** The link that can still be followed. */
  readonly open: number | null;
};

/** A link into a messenger, told only to the page that asked for it. */
export type Made = {
  readonly type: "link";
  readonly id: number;
  readonly url: string;
  readonly code: string;
  readonly text: Said;
  readonly open: Said;
  readonly copy: Said;
};

/** Whether somebody can answer now, and if not, when; times in RFC 3339. */
export type Availability = {
  readonly state: "online" | "open" | "closed";
  readonly opens_at: string | null;
  /** IANA name of the zone the house keeps its hours in. */
  readonly timezone: string | null;
  /** Median of the last days, null when there were too few. */
  readonly usual_seconds: number | null;
};

/** Whom the site signed in. */
export type User = { readonly id: string; readonly name: string | null };

export type Welcome = {
  readonly type: "welcome";
  readonly token: string;
  readonly seq: number;
  /** Null: our `since` was honoured, and what we missed follows as `events`. */
  readonly messages: readonly Message[] | null;
  readonly earlier: boolean;
  readonly seen_upto: number;
  /** Whether words are to be told before they are sent. */
  readonly typing_preview?: boolean;
  readonly operators: readonly Person[];
  readonly operator_online: boolean;
  readonly links: Links;
  readonly availability?: Availability | null;
  readonly user?: User | null;
};

export type LoggedEvent =
  | { readonly seq: number; readonly kind: "links"; readonly body: Links }
  | { readonly seq: number; readonly kind: "message" | "changed"; readonly body: Message }
  | { readonly seq: number; readonly kind: "seen"; readonly body: { readonly upto: number } };

export type Refused = {
  readonly type: "refused";
  readonly key: string | null;
  readonly code: string;
  readonly retry_after: number | null;
};

export type ServerFrame =
  | Welcome
  | { readonly type: "accepted"; readonly key: string; readonly id: number; readonly at: string }
  | Refused
  | {
      readonly type: "events";
      readonly after: number;
      readonly upto: number;
      readonly events: readonly LoggedEvent[];
    }
  | ({ readonly type: "links" } & Links)
  | Made
  | { readonly type: "typing"; readonly name: string }
  | {
      readonly type: "presence";
      readonly operator_online: boolean;
      readonly operators: readonly Person[];
      readonly availability?: Availability | null;
    }
  | { readonly type: "reload"; readonly reason: string }
  | { readonly type: "pong" };

/** Null when the text is no frame: a proxy on the way may answer with anything. */
export function readFrame(text: string): ServerFrame | null {
  try {
    const frame: unknown = JSON.parse(text);
    return isFrame(frame) ? frame : null;
  } catch {
    return null;
  }
}

/** Only the envelope is looked at; the bodies come from our own server and follow its contract. */
export function isFrame(frame: unknown): frame is ServerFrame {
  return typeof frame === "object" && frame !== null && "type" in frame && typeof frame.type === "string";
}

const FINAL_REFUSALS: readonly string[] = ["text_too_long", "text_empty", "blocked", "bad_frame"];
/** What an upload gave may have been thrown away before the message came. */
const LOST_FILES = /^(files?|upload)_/;

/** A final refusal will not change by trying again; any other keeps the message in the queue. */
export const isFinal = (code: string): boolean => FINAL_REFUSALS.includes(code) || LOST_FILES.test(code);

/** The site has to give a new token, or none. */
export const isAboutUser = (code: string): boolean => code.startsWith("user_token");
