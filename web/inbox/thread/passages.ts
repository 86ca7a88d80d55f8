import type { Run } from "#shared/entities.ts";

/** Runs that stand together: in a block of their own, or in the lines between blocks. */
export type Passage = { readonly block: Block | null; readonly runs: readonly Run[] };
export type Block = "quote" | "pre";

/** A text cut into its blocks. A block begins and ends a line by itself, so the breaks around it are left out. */
export function passagesOf(runs: readonly Run[]): readonly Passage[] {
  const passages: { block: Block | null; runs: Run[] }[] = [];
  for (const run of runs) {
    const block = blockOf(run);
    const last = passages.at(-1);
    if (last?.block === block) last.runs.push(run);
    else passages.push({ block, runs: [run] });
  }
  return passages
    .map(({ block, runs: own }, at) => {
      const isAfterBlock = block === null && at > 0;
      const isBeforeBreak = block !== null || at < passages.length - 1;
      const begun = isAfterBlock ? changed(own, 0, /^\n/) : own;
      return { block, runs: isBeforeBreak ? changed(begun, begun.length - 1, /\n$/) : begun };
    })
    .filter(({ runs: own }) => own.some(({ text }) => text !== ""));
}

const blockOf = ({ styles }: Run): Block | null =>
  styles.includes("quote") ? "quote" : styles.includes("pre") ? "pre" : null;

const changed = (runs: readonly Run[], at: number, away: RegExp): readonly Run[] =>
  runs.map((run, index) => (index === at ? { ...run, text: run.text.replace(away, "") } : run));
