import type { Key } from "../../words/t.ts";

export type Format = "bold" | "italic" | "strikethrough" | "code" | "quote" | "spoiler" | "text_link";

/** What can be put on words, in the order of the bar. */
export const FORMATS: readonly {
  readonly type: Format;
  readonly name: Key;
  /** Beside Ctrl, as the key's own place says whatever the layout is. */
  readonly code: string;
  readonly shift?: boolean;
}[] = [
  { type: "bold", name: "format.bold", code: "KeyB" },
  { type: "italic", name: "format.italic", code: "KeyI" },
  { type: "strikethrough", name: "format.strikethrough", code: "KeyX", shift: true },
  { type: "code", name: "format.code", code: "KeyM", shift: true },
  { type: "quote", name: "format.quote", code: "Period", shift: true },
  { type: "spoiler", name: "format.spoiler", code: "KeyP", shift: true },
  { type: "text_link", name: "format.text_link", code: "KeyK" },
];

/** What the bar says behind the name. */
export const keyNames = ({ code, shift }: { readonly code: string; readonly shift?: boolean }): string =>
  ["Ctrl", shift ? "Shift" : "", code === "Period" ? "." : code.replace("Key", "")].filter(Boolean).join(" ");
