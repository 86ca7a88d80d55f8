const MEGABYTE = 1_000_000;

/** Bytes as somebody writes them into a field; empty where the house decides. */
export const inMegabytes = (bytes: number | null): string =>
  bytes === null ? "" : String(Math.round(bytes / (MEGABYTE / 10)) / 10);

/** What was written, in bytes; null when it was left to the house. */
export function toBytes(written: string): number | null {
  const count = Number(written.trim().replace(",", "."));
  return written.trim() === "" || !Number.isFinite(count) ? null : Math.round(count * MEGABYTE);
}
