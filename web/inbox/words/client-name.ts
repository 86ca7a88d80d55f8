import { t } from "./t.ts";

/** A name that takes room on the screen without leaving a mark there: spaces, joiners, fillers, an empty Braille cell. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;

type Named = { readonly id: number; readonly name: string };

export const isNameless = (name: string): boolean => name.replace(UNSEEN, "") === "";

/** What we call a client: by name, or by a number while nobody has told us one. */
export const clientName = ({ id, name }: Named): string =>
  isNameless(name) ? t("client.guest", { number: id }) : name;
