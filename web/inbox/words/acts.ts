import type { ClientBrief, GlueCard, Said } from "#shared/wire.ts";
import { bare } from "./bare.ts";
import { clientName } from "./client-name.ts";
import { phoneWords } from "./phones.ts";
import { t, wordsFor } from "./t.ts";

/** Lines of a history that tell of an act, by the code that they carry. */
const LINES: ReadonlySet<string> = new Set([
  "glued",
  "unglued",
  "identity_moved_away",
  "identity_moved_here",
  "messages_moved_away",
  "messages_moved_here",
  "moved_back",
]);
/** Those that can be taken back where they stand. */
const DEEDS: ReadonlySet<string> = new Set(
  [...LINES].filter((code) => code !== "unglued" && code !== "moved_back"),
);

/** The act that a line of the house tells of, and whether it is the deed itself or its end. */
export function actIn(service: Said | null): { readonly id: number; readonly isDeed: boolean } | null {
  const code = service?.["code"] ?? "";
  const id = Number(service?.["glue_id"]);
  return LINES.has(code) && id > 0 ? { id, isDeed: DEEDS.has(code) } : null;
}

/**
 * A glue that certain evidence asked for and something else forbade: the reason in words, and with whom, where a person
 * may decide otherwise. Null for any other line.
 */
export function refusedGlue(
  service: Said | null,
): { readonly why: string; readonly other: ClientBrief | null } | null {
  const { code = "", reason = "", final, client_id, name = "", ...told } = service ?? {};
  if (!REFUSALS.has(code)) return null;
  const fill = Object.fromEntries(Object.entries(told).map(([key, value]) => [key, phoneWords(value)]));
  const why = wordsFor("objection", reason, fill) ?? t(final ? "objection.forbidden" : "objection.warning");
  const id = Number(client_id);
  return { why, other: id > 0 && !final ? { id, name, hue: 0, picture_url: null } : null };
}

const REFUSALS: ReadonlySet<string> = new Set([
  "link_refused",
  "number_refused",
  "sign_in_refused",
  "call_refused",
]);

/** By what it came about: "по ссылке из чата на сайте"; empty where nobody has words for it. */
export const evidenceWords = (kind: string | undefined, params: Said = {}): string =>
  kind === undefined
    ? ""
    : ((params["site"] ? wordsFor("evidence_on", kind, { ...params, site: bare(params["site"]) }) : null) ??
      wordsFor("evidence", kind) ??
      "");

/** What was done with whom, as the panel of the one who holds the history now says it. */
export function actWords(act: GlueCard, clientId: number): string {
  const other = act.into.id === clientId ? act.absorbed : act.into;
  if (act.act === "glue")
    return t("acts.glue", { name: clientName(act.absorbed), into: clientName(act.into) });
  const way = act.into.id === clientId ? "here" : "away";
  return t(`acts.${act.act}_${way}`, { name: clientName(other) });
}

/** What taking it back will do. */
export const undoingWords = (act: GlueCard): string =>
  t(act.act === "glue" ? "acts.undo_glue" : "acts.undo_move", {
    name: clientName(act.absorbed),
    into: clientName(act.into),
  });
