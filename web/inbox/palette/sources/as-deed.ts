import type { MenuItem } from "../../ui/Menu.tsx";
import type { Deed } from "../deeds.ts";

/** What a menu offers, as a deed under another one. */
export const asDeed = ({ key, label, icon, mark, hint, act }: MenuItem, under: string): Deed => ({
  id: `${under}.${key}`,
  words: label,
  note: hint,
  ...(icon && { icon }),
  mark,
  act,
});
