import { signal } from "@preact/signals";

/** The message that is to come into view as soon as its history is there. */
export type Sought = {
  readonly clientId: number;
  readonly messageId: number;
  /** New words begin with it. */
  readonly isUnread: boolean;
};

export const soughtMessage = signal<Sought | null>(null);
