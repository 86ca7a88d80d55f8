import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import { type Line, linesOf } from "../lines.ts";
import { listen, type Stop, stopAll } from "../stop.ts";
import { author } from "./author.ts";
import { beginning } from "./beginning.ts";
import { keepAtBottom } from "./bottom.ts";
import { dayName } from "./dates.ts";
import { make } from "./make.ts";
import { said } from "./said.ts";
import { lowestSeen } from "./seen.ts";
import { typing } from "./typing.ts";

type Drawn = { readonly element: HTMLElement; readonly draw?: (line: Line) => void };

/** The conversation, from the greeting to the line that says who is writing. */
export function log(desk: Desk): { readonly element: HTMLElement; readonly stop: Stop } {
  const { chat } = desk;
  const { t, language } = desk.words.value;
  const list = make("div", {
    class: "log",
    role: "log",
    "aria-live": "polite",
    "aria-label": t("log.label"),
    tabindex: 0,
  });
  const bottom = keepAtBottom(list, desk);
  const writing = typing(desk);
  const first = beginning(desk);
  list.append(first.element);
  let rows: ReadonlyMap<string, Drawn> = new Map();

  const begin = (line: Line): Drawn => {
    if (line.kind === "day") {
      const name = dayName(line.at, new Date(), language);
      return {
        element: make("h3", { class: "day" }, make("time", { datetime: line.at.toISOString() }, name)),
      };
    }
    if (line.kind === "author") return { element: author(line.author, line.isMine, desk) };
    const row = said(desk);
    return { element: row.element, draw: (next) => next.kind === "said" && row.draw(next) };
  };
  const draw = () => {
    first.draw();
    const lines = linesOf(chat.state.value);
    const next = new Map(lines.map((line) => [line.key, rows.get(line.key) ?? begin(line)]));
    for (const [key, row] of rows) if (!next.has(key)) row.element.remove();
    rows = next;
    let before: Element = first.element;
    for (const line of lines) {
      const row = next.get(line.key);
      row?.draw?.(line);
      // Only what stands elsewhere is moved: moving would lose a selection and be read aloud again.
      if (row && before.nextElementSibling !== row.element) before.after(row.element);
      before = row?.element ?? before;
    }
    bottom.follow();
  };
  const noteSeen = () => {
    const id = document.visibilityState === "visible" && list.isConnected ? lowestSeen(list) : null;
    if (id !== null) chat.see(id);
  };
  const stop = follow([chat.state], () => {
    draw();
    noteSeen();
  });
  // What is there when the panel opens is seen once it stands in the page.
  const opened = requestAnimationFrame(noteSeen);
  return {
    element: make("div", { class: "middle" }, list, writing.element, bottom.button),
    stop: stopAll([
      stop,
      bottom.stop,
      writing.stop,
      listen(list, { scroll: noteSeen }),
      listen(document, { visibilitychange: noteSeen }),
      () => cancelAnimationFrame(opened),
    ]),
  };
}
