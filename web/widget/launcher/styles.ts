import { addStyles } from "../view/sheets.ts";
import css from "./launcher.css?inline";

/** What everything of ours stands on. */
export const putStyles = (root: ShadowRoot): void => addStyles(root, css);
