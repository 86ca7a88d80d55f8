/**
 * SHA-256 (FIPS 180-4) of short ASCII text, as eight words: a browser's own is asynchronous, and forbidden on pages
 * without TLS. Refers to nothing outside itself, since it is also run in a worker made of its own text.
 */
export function hasher(): (text: string) => Uint32Array {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const k = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const first = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
  const w = new Int32Array(64);
  const of = (words: Int32Array, at: number) => words[at] as number;

  const fold = (hash: Int32Array, words: Int32Array, block: number) => {
    for (let at = 0; at < 16; at += 1) w[at] = of(words, block + at);
    for (let at = 16; at < 64; at += 1) {
      const early = of(w, at - 15);
      const late = of(w, at - 2);
      const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const two = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      w[at] = of(w, at - 16) + one + of(w, at - 7) + two;
    }
    const s = Int32Array.from(hash);
    for (let at = 0; at < 64; at += 1) {
      const e = of(s, 4);
      const a = of(s, 0);
      const chosen = (e & of(s, 5)) ^ (~e & of(s, 6));
      const most = (a & of(s, 1)) ^ (a & of(s, 2)) ^ (of(s, 1) & of(s, 2));
      const one = of(s, 7) + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + of(k, at) + of(w, at);
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most;
      s.copyWithin(1, 0, 7);
      s[4] = of(s, 4) + one;
      s[0] = one + two;
    }
    for (let at = 0; at < 8; at += 1) hash[at] = of(hash, at) + of(s, at);
  };

  return (text) => {
    const words = new Int32Array((((text.length + 8) >> 6) + 1) * 16);
    const put = (at: number, byte: number) => {
      words[at >> 2] = of(words, at >> 2) | (byte << (24 - (at % 4) * 8));
    };
    for (let at = 0; at < text.length; at += 1) put(at, text.charCodeAt(at));
    put(text.length, 0x80);
    words[words.length - 1] = text.length * 8;
    const hash = Int32Array.from(first);
    for (let block = 0; block < words.length; block += 16) fold(hash, words, block);
    return new Uint32Array(hash.buffer);
  };
}
