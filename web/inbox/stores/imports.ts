import { effect, signal } from "@preact/signals";
import type { ImportCard } from "#shared/wire.ts";
import { news } from "./house.ts";

/** Files of clients on their way in, the newest first; null before they were asked for. */
export const imports = signal<readonly ImportCard[] | null>(null);

/** Takes in what an answer or the log tells. */
export function putImport(card: ImportCard): void {
  const known = imports.peek() ?? [];
  imports.value = known.some(({ id }) => id === card.id)
    ? known.map((one) => (one.id === card.id ? card : one))
    : [card, ...known];
}

/** How often the log has told of each. */
const told = new Map<number, number>();

/** What is asked for is put in when it comes, unless the log has told of it meanwhile: the log is never older. */
export async function putAnswer(id: number, ask: () => Promise<ImportCard>): Promise<void> {
  const before = told.get(id);
  const card = await ask();
  if (told.get(id) === before) putImport(card);
}

effect(() => {
  for (const event of news.value) {
    if (event.kind !== "client_import.changed" || imports.peek() === null) continue;
    const card = event.body.client_import;
    told.set(card.id, (told.get(card.id) ?? 0) + 1);
    putImport(card);
  }
});
