import { readFile } from "../api/files.ts";

export const BARS = 44;

const HEAVIEST = 2_000_000;
const known = new Map<string, Promise<readonly number[] | null>>();

/** How loud a recording is along its way, 0 to 1; null where the browser cannot tell. */
export function peaksOf(url: string): Promise<readonly number[] | null> {
  const found = known.get(url) ?? listen(url);
  known.set(url, found);
  return found;
}

async function listen(url: string): Promise<readonly number[] | null> {
  try {
    const answer = await readFile(url);
    if (Number(answer.headers.get("Content-Length") ?? 0) > HEAVIEST) return null;
    const decoder = new OfflineAudioContext(1, 1, 16_000);
    const sound = await decoder.decodeAudioData(await answer.arrayBuffer());
    return peaksIn(sound.getChannelData(0));
  } catch {
    return null;
  }
}

/** The loudest moment of each stretch, against the loudest of all. */
export function peaksIn(samples: Float32Array): readonly number[] {
  const stretch = Math.max(1, Math.floor(samples.length / BARS));
  const loudest = Array.from({ length: BARS }, (_, bar) => loudestIn(samples, bar * stretch, stretch));
  const most = Math.max(...loudest, 0.01);
  return loudest.map((peak) => peak / most);
}

function loudestIn(samples: Float32Array, from: number, count: number): number {
  let peak = 0;
  for (let at = from; at < Math.min(from + count, samples.length); at += 1)
    peak = Math.max(peak, Math.abs(samples[at] ?? 0));
  return peak;
}
