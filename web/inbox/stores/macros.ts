import { effect, signal } from "@preact/signals";
import type { EventBodies, MacroCard } from "#shared/wire.ts";
import { readMacros } from "../api/macros.ts";
import { can, house, me, news } from "./house.ts";

/** The shared ones and mine, by name; null before somebody first looks for one. */
export const macros = signal<readonly MacroCard[] | null>(null);

let reading: Promise<void> | null = null;

/** Reads all, once; the log tells of every change. Throws Refused. */
export function learnMacros(): Promise<void> {
  reading ??= read().catch((cause: unknown) => {
    reading = null;
    throw cause;
  });
  return reading;
}

/** Its maker may change it, and of a shared one also whoever manages settings. */
export const mayChangeMacro = (macro: MacroCard): boolean =>
  macro.owner_id === me.value?.operator.id || (macro.is_shared && can("settings.manage"));

export function putMacro(macro: MacroCard): void {
  if (macros.peek() !== null) macros.value = inOrder([...others(macro.id), macro]);
}

export function dropMacro(id: number): void {
  if (macros.peek() !== null) macros.value = others(id);
}

const others = (id: number): readonly MacroCard[] => (macros.peek() ?? []).filter((one) => one.id !== id);

async function read(): Promise<void> {
  heardMeanwhile = [];
  macros.value = inOrder((await readMacros()).macros);
  for (const body of heardMeanwhile) hear(body);
}

/** What was told while the page was on its way may be newer than the page. */
let heardMeanwhile: EventBodies["macros.changed"][] = [];

/** All of a kind at once. One that is shared now is told among the shared ones after it has left the private ones. */
function hear({ is_shared, macros: told }: EventBodies["macros.changed"]): void {
  const ids = new Set(told.map(({ id }) => id));
  const rest = (macros.peek() ?? []).filter((one) => one.is_shared !== is_shared && !ids.has(one.id));
  macros.value = inOrder([...rest, ...told]);
}

const inOrder = (all: readonly MacroCard[]): readonly MacroCard[] =>
  [...all].sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);

effect(() => {
  const told = news.value;
  if (reading === null) return;
  // All was read anew: something may have gone unheard.
  if (told.length === 0 && house.peek() !== null) reading = macros.peek() === null ? reading : read();
  for (const event of told) {
    if (event.kind !== "macros.changed") continue;
    heardMeanwhile.push(event.body);
    if (macros.peek() !== null) hear(event.body);
  }
});
