import type { Preview, Said } from "#shared/wire.ts";
import { callLine } from "./calls.ts";
import { t, wordsFor } from "./t.ts";

/** The line under a name: the words, or what came instead of words. */
export function previewWords(preview: Preview): string {
  if (preview.deleted) return t("preview.deleted");
  if (preview.direction === "system")
    return serviceWords(preview.service ?? { code: preview.kind }) || preview.text;
  if (preview.text.trim()) return preview.text.replace(/\s+/g, " ");
  return wordsFor("kind", preview.kind) ?? t("kind.unknown");
}

/** A system line in words, without what was not told; a code that nobody taught us shows what it carries. */
export function serviceWords(service: Said): string {
  const { code = "", ...told } = service;
  const ofCall = callLine(service, Date.now());
  if (ofCall !== null) return ofCall;
  const words = wordsFor("service", told["token"] ? (BY_NAMED_LINK[code] ?? code) : code);
  if (words === null) return Object.values(told).join(" ");
  const filled = words.replace(/\{(\w+)\}/g, (_, name: string) => told[name] ?? "");
  const line = filled.replace(/[\s:]+$/, "");
  return told["source"] && code in BY_NAMED_LINK
    ? t("service.with_source", { line, source: told["source"] })
    : line;
}

/** Lines that say by which link somebody came. */
const BY_NAMED_LINK: Readonly<Record<string, string>> = {
  started: "started_by_link",
  came_by_link: "came_by_named_link",
};

/** What stands below a system line, line by line: the answers of a poll, what a form was filled in with. */
export function serviceLines(service: Said): readonly string[] {
  if (wordsFor("service", service["code"] ?? "") === null) return [];
  return BELOW.flatMap((name) => service[name]?.split("\n") ?? []).filter(Boolean);
}

const BELOW = ["options", "tasks", "description", "data", "text", "prize"] as const;
