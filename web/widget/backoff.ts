/** Milliseconds before the next try: about 1 s, 2 s, 4 s, then up to 30 s, each between a half and the whole. */
export function retryDelay(attempt: number, random: number): number {
  const whole = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 5));
  return whole * (0.5 + random / 2);
}
