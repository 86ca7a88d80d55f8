import type { Availability, Page, Said } from "../wire.ts";

export type Puzzle = {
  readonly id: string;
  readonly kind: "sha256";
  readonly prefix: string;
  readonly bits: number;
};
export type Consent = {
  readonly version: string;
  readonly text: Said;
  readonly policy_url: string | null;
};
/** Instants in RFC 3339; `date` is the visitor's own. */
export type Day = {
  readonly date: string;
  readonly slots: readonly { readonly from: string; readonly until: string }[];
};

export type Form = {
  readonly title: string;
  readonly greeting: string;
  readonly colour: string;
  readonly language: string | null;
  readonly country: string;
  readonly consent: Consent;
  readonly availability: Availability | null;
  readonly now: boolean;
  readonly days: readonly Day[];
  readonly challenge: Puzzle | null;
  readonly form_token: string;
};

export type Wanted =
  | { readonly kind: "now" }
  | { readonly kind: "slot"; readonly from: string }
  | { readonly kind: "day"; readonly date: string };

export type Request = {
  readonly key: string;
  readonly form_token: string;
  readonly phone: string;
  readonly extension: string | null;
  readonly name: string;
  readonly question: string;
  readonly wanted: Wanted;
  readonly timezone: string;
  readonly language: string;
  readonly consent: { readonly version: string; readonly given: true };
  readonly page: Page;
  /** What people do not see and robots fill in. */
  readonly company: string;
  readonly challenge: { readonly id: string; readonly answer: string } | null;
  readonly site: { readonly public_key: string; readonly token: string } | null;
};

export type Status = {
  readonly state: "waiting" | "claimed" | "done" | "cancelled";
  readonly wanted_from: string;
  readonly wanted_until: string | null;
  readonly timezone: string;
  readonly phone_masked: string;
  readonly words: Said;
  readonly may_change: boolean;
  readonly created_at: string;
};

export type Refusal = {
  /** `away`: nobody answered, or nobody who speaks our language. */
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly retryAfter: number | null;
  readonly challenge: Puzzle | null;
  readonly consent: Consent | null;
};

export type Answer<T> =
  | { readonly isGiven: true; readonly body: T }
  | { readonly isGiven: false; readonly refusal: Refusal };
