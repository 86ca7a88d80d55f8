import { cell } from "../cell.ts";
import type { Outside } from "../desk.ts";
import css from "../view/panel.css?inline";
import { type Panel, panel } from "../view/panel.ts";
import { addStyles } from "../view/sheets.ts";
import { wordsIn } from "../words.ts";

/** The conversation itself. It is drawn anew when the language changes, so its words stay what they are. */
export function openPanel(outside: Outside, root: ShadowRoot): Panel {
  addStyles(root, css);
  return panel({ ...outside, words: cell(wordsIn(outside.words.value.language)) });
}
