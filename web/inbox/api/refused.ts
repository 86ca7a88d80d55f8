import type { Problem } from "#shared/wire.ts";

/** The server said no, or nothing at all. `code` is stable; the screen has words for it. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  /** The server's own words, behind «details». */
  readonly detail: string;

  constructor(problem: Problem) {
    super(problem.code);
    this.code = problem.code;
    this.status = problem.status;
    this.fields = problem.fields ?? {};
    this.detail = problem.detail ?? "";
  }
}

/** Nobody answered: whether the request arrived is not known. */
export const UNANSWERED: Problem = { status: 0, code: "offline", title: "" };

export function refusedBy(cause: unknown): Refused {
  if (cause instanceof Refused) return cause;
  return new Refused({ status: 0, code: "unexpected", title: "", detail: String(cause) });
}
