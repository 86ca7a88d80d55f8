import type { Answer, Form, Refusal, Request, Status, Wanted } from "./wire.ts";

export type Doors = {
  form(timezone: string): Promise<Answer<Form>>;
  ask(request: Request): Promise<Answer<{ readonly token: string; readonly request: Status }>>;
  status(token: string): Promise<Answer<Status>>;
  move(token: string, wanted: Wanted): Promise<Answer<Status>>;
  cancel(token: string): Promise<Answer<Status>>;
};

/** A server that takes longer is as good as away; the same key asks again. */
const ANSWER_WITHIN = 20_000;
const AWAY: Refusal = { code: "away", fields: {}, retryAfter: null, challenge: null, consent: null };

/** Tokens travel in bodies, never in addresses. */
export function doorsAt(base: URL): Doors {
  const post = <T>(path: string, body: unknown) =>
    answer<T>(new URL(path, base), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    form(timezone) {
      const address = new URL("form", base);
      address.searchParams.set("timezone", timezone);
      return answer(address, {});
    },
    ask: (request) => post("requests", request),
    status: (token) => post("status", { token }),
    move: (token, wanted) => post("move", { token, wanted }),
    cancel: (token) => post("cancel", { token }),
  };
}

async function answer<T>(address: URL, more: RequestInit): Promise<Answer<T>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_WITHIN);
  try {
    const response = await fetch(address.href, { credentials: "omit", signal: patience.signal, ...more });
    const body: unknown = await response.json();
    if (response.ok) return { isGiven: true, body: body as T };
    return {
      isGiven: false,
      refusal: refusalOf(response, body as Partial<Refusal> & { retry_after?: number }),
    };
  } catch {
    return { isGiven: false, refusal: AWAY };
  } finally {
    clearTimeout(timer);
  }
}

function refusalOf(response: Response, body: Partial<Refusal> & { readonly retry_after?: number }): Refusal {
  // What the server cannot do now it may do later.
  if (response.status >= 500) return AWAY;
  return {
    code: body.code ?? "away",
    fields: body.fields ?? {},
    retryAfter: body.retry_after ?? (Number(response.headers.get("retry-after")) || null),
    challenge: body.challenge ?? null,
    consent: body.consent ?? null,
  };
}
