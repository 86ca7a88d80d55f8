import type { Shortcut } from "./table.ts";

const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Slash: "/",
  "Shift+Slash": "?",
  "Shift+Digit1": "!",
  "Shift+Digit2": "@",
  "Shift+Semicolon": ":",
  Period: ".",
};

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A press as it stands on the keys: "Shift+ArrowUp" is Shift ↑, "KeyG KeyO" is G O. */
export function capsOf(press: string): readonly string[] {
  return press.split(" ").flatMap((one) => (CAPS[one] ? [CAPS[one]] : one.split("+").map(capOf)));
}

/** All ways to press it that are worth showing; the other digits and the bare characters are the same keys again. */
export const shownPresses = ({ presses }: Shortcut): readonly (readonly string[])[] => [
  ...new Map(
    presses
      .filter((press) => press.length > 1 && !press.startsWith("Numpad"))
      .map((press) => [press, capsOf(press)]),
  ).values(),
];

/** The first of them in one line, for a hint beside a button. */
export const hintOf = (shortcut: Shortcut): string | undefined => shownPresses(shortcut)[0]?.join(" ");

function capOf(part: string): string {
  if (part === "Ctrl") return isMac() ? "⌘" : "Ctrl";
  return CAPS[part] ?? part.replace(/^(Key|Digit)/, "");
}
