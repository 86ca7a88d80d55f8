import { hasher } from "./sha256.ts";
import type { Puzzle } from "./wire.ts";

type Solved = { readonly id: string; readonly answer: string };

/** Milliseconds of work between two breaths, where there is no worker: less than a frame. */
const STRETCH = 8;

/** Finds the answer beside the page's own work; null once it was given up. */
export async function solve(puzzle: Puzzle, signal: AbortSignal): Promise<Solved | null> {
  const answer = (await inWorker(puzzle, signal)) ?? (await inStretches(puzzle, signal));
  return answer === null ? null : { id: puzzle.id, answer };
}

/** Does the hash of this text begin with so many zero bits? */
export function fits(hash: Uint32Array, bits: number): boolean {
  const whole = bits >> 5;
  for (let at = 0; at < whole; at += 1) if (hash[at] !== 0) return false;
  return bits % 32 === 0 || (hash[whole] ?? 0) >>> (32 - (bits % 32)) === 0;
}

/** The worker is made of our own words, so nothing is fetched; null where the page's policy forbids it. */
function inWorker({ prefix, bits }: Puzzle, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const source = `const hash=(${hasher})();const fits=${fits};onmessage=({data:[prefix,bits]})=>{let n=0;while(!fits(hash(prefix+n),bits))n+=1;postMessage(""+n)}`;
    let address = "";
    let worker: Worker | null = null;
    const end = (answer: string | null) => {
      worker?.terminate();
      URL.revokeObjectURL(address);
      resolve(answer);
    };
    try {
      address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      worker = new Worker(address);
      worker.onmessage = ({ data }: MessageEvent<string>) => end(data);
      worker.onerror = () => end(null);
      signal.addEventListener("abort", () => end(null));
      worker.postMessage([prefix, bits]);
    } catch {
      end(null);
    }
  });
}

async function inStretches({ prefix, bits }: Puzzle, signal: AbortSignal): Promise<string | null> {
  const hash = hasher();
  let tried = 0;
  while (!signal.aborted) {
    const until = performance.now() + STRETCH;
    while (performance.now() < until) {
      if (fits(hash(prefix + tried), bits)) return `${tried}`;
      tried += 1;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return null;
}
