/** What the owner's page may do with the widget: `window.Okno`. */
export type OknoApi = {
  open(): void;
  close(): void;
  /** Who the visitor is, by a token that the site signed. */
  identify(token: string): void;
  /** Ends it in this browser and on the server; nothing of the person stays. */
  signOut(): void;
  /** Answers with the way to stop listening. */
  on<E extends keyof OknoEvents>(event: E, listener: (detail: OknoEvents[E]) => void): () => void;
};

export type OknoEvents = {
  readonly open: undefined;
  readonly close: undefined;
  /** An answer has come. */
  readonly message: { readonly id: number; readonly text: string };
  readonly unread: { readonly count: number };
  /** The token that the site gave is too old: it may give a new one. */
  readonly identity_expired: undefined;
  /** The token that the site gave is not one that it signed. */
  readonly identity_invalid: undefined;
  readonly signed_out: undefined;
};

type Listener = (detail: never) => void;
const listeners = new Map<string, Set<Listener>>();

export const on: OknoApi["on"] = (event, listener) => {
  const ours = listeners.get(event) ?? new Set<Listener>();
  listeners.set(event, ours.add(listener));
  return () => void ours.delete(listener);
};

export function tell<E extends keyof OknoEvents>(event: E, detail: OknoEvents[E]): void {
  for (const listener of [...(listeners.get(event) ?? [])]) {
    try {
      (listener as (detail: OknoEvents[E]) => void)(detail);
    } catch (error) {
      // The page's own mistake is reported as such and does not stop the chat.
      reportError(error);
    }
  }
}
