import { type Palette, paletteOf, type Scheme } from "../palette.ts";
import { put } from "./make.ts";

/** The owner's colour and ours onto everything inside. */
export function paint(frame: HTMLElement, colour: string, scheme: Scheme): void {
  const palette: Palette = paletteOf(colour, scheme);
  for (const [token, value] of Object.entries(palette)) frame.style.setProperty(`--${token}`, value);
  frame.style.colorScheme = scheme;
  put(frame, { "data-scheme": scheme });
}
