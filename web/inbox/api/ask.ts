import type { Problem } from "#shared/wire.ts";
import { Refused, UNANSWERED } from "./refused.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

let csrf = "";
let onSignedOut: () => void = () => undefined;

/** The secret that goes back with every request that changes something. */
export function carryCsrf(token: string): void {
  csrf = token;
}

/** For a request that cannot go through `ask`. */
export const carriedCsrf = (): string => csrf;

/** What to do when the server no longer knows us. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** One request to our own server; `act` is the key under which it can be taken back. Throws Refused. */
export async function ask<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  act?: string,
): Promise<Answer> {
  const answer = await answered(method, path, body, act);
  if (answer.ok) return (answer.status === 204 ? undefined : await read(answer)) as Answer;
  const problem = await problemOf(answer);
  if (problem.status === 401 && path !== "/session" && path !== "/session/link") onSignedOut();
  throw new Refused(problem);
}

async function answered(
  method: Method,
  path: string,
  body: unknown,
  act: string | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET" && csrf) headers["X-Okno-CSRF"] = csrf;
  if (act) headers["X-Okno-Act"] = act;
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(UNANSWERED);
  }
}

/** A body cut off on its way is no answer. */
async function read(answer: Response): Promise<unknown> {
  try {
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  } catch {
    throw new Refused(UNANSWERED);
  }
}

const problemOf = async (answer: Response): Promise<Problem> =>
  problemIn(answer.status, await answer.text().catch(() => ""));

/** What an answer that is no success says. A gateway in between may answer with a page of its own. */
export function problemIn(status: number, body: string): Problem {
  try {
    const problem = JSON.parse(body) as Partial<Problem>;
    if (typeof problem.code === "string") return { title: "", ...problem, code: problem.code, status };
  } catch {
    // Not ours; the status has to do.
  }
  return { status, title: "", code: status >= 500 ? "server_unwell" : "unexpected" };
}

/** "?view=open&cursor=a" out of what is given. */
export function query(given: Readonly<Record<string, string | number | null>>): string {
  const pairs = Object.entries(given).filter(([, value]) => value !== null);
  return pairs.length > 0
    ? `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
    : "";
}
