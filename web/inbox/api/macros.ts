import type { MacroCard, MacroDone, MacroPress, NewMacro } from "#shared/wire.ts";
import { ask } from "./ask.ts";

export const readMacros = (): Promise<{ readonly macros: readonly MacroCard[] }> => ask("GET", "/macros");

export const addMacro = (macro: NewMacro): Promise<MacroCard> => ask("POST", "/macros", macro);

export const changeMacro = (id: number, change: NewMacro): Promise<MacroCard> =>
  ask("PATCH", `/macros/${id}`, change);

export const removeMacro = (id: number): Promise<void> => ask("DELETE", `/macros/${id}`);

/** All of it or nothing; a refusal names the deed by its place. */
export const pressMacroOn = (conversationId: number, id: number, press: MacroPress): Promise<MacroDone> =>
  ask("POST", `/conversations/${conversationId}/macros/${id}`, press);
