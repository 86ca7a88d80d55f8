import type { BroughtReply, CannedFolderCard, CannedReplyCard } from "#shared/wire.ts";

/** Replies as JSON, to be brought elsewhere. */
export function asFile(replies: readonly CannedReplyCard[], folders: readonly CannedFolderCard[]): string {
  const names = new Map(folders.map(({ id, name }) => [id, name]));
  const rows = replies.map(({ folder_id, shortcut, title, language, text, entities, is_shared }) => ({
    folder: names.get(folder_id ?? 0) ?? "",
    shortcut,
    title,
    language,
    text,
    entities,
    is_shared,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** Replies of a file, JSON or CSV; none where it holds neither. */
export function readReplies(text: string): readonly BroughtReply[] {
  const bare = text.replace(/^\uFEFF/, "").trim();
  return (/^[[{]/.test(bare) ? rowsOfJson(bare) : rowsOfCsv(bare)).flatMap(replyOf);
}

const NAMES: Readonly<Record<string, string>> = {
  папка: "folder",
  сокращение: "shortcut",
  название: "title",
  язык: "language",
  текст: "text",
};

type Row = Readonly<Record<string, unknown>>;

function replyOf(row: Row): readonly BroughtReply[] {
  const said = (name: string) => (typeof row[name] === "string" ? (row[name] as string).trim() : "");
  const [title, text] = [said("title"), said("text")];
  if (title === "" || text === "") return [];
  const language = said("language").toLowerCase().slice(0, 2);
  return [
    {
      folder: said("folder"),
      shortcut: said("shortcut").replace(/^\//, ""),
      title,
      language: language === "ru" || language === "en" ? language : null,
      text: row["entities"] === undefined ? text : String(row["text"]),
      entities: Array.isArray(row["entities"])
        ? (row["entities"] as NonNullable<BroughtReply["entities"]>)
        : [],
      is_shared: row["is_shared"] !== false,
    },
  ];
}

function rowsOfJson(text: string): readonly Row[] {
  try {
    const read = JSON.parse(text) as unknown;
    const rows = Array.isArray(read) ? read : ((read as { replies?: unknown }).replies ?? []);
    return Array.isArray(rows) ? rows.filter((row) => typeof row === "object" && row !== null) : [];
  } catch {
    return [];
  }
}

function rowsOfCsv(text: string): readonly Row[] {
  const [head = [], ...lines] = cellsOf(text, (text.split("\n")[0] ?? "").includes(";") ? ";" : ",");
  const names = head.map((name) => NAMES[name.trim().toLowerCase()] ?? name.trim().toLowerCase());
  return lines.map((line) => Object.fromEntries(line.map((cell, index) => [names[index] ?? "", cell])));
}

/** RFC 4180: quotes hold separators, line ends and, doubled, themselves. */
function cellsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(${separator}|\\r?\\n|$)`, "g");
  for (const [, raw = "", end = ""] of text.matchAll(cell)) {
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === "") break;
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some((one) => one.trim() !== ""));
}
