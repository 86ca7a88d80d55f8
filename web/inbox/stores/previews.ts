const MOST = 60;

/** What this browser can show of a file at once, by the server's address for it. */
const known = new Map<string, string>();

/** So that a picture just sent does not blink when the server's own takes its place. */
export function keepPreview(url: string, preview: string): void {
  known.set(url, preview);
  const [oldest] = known;
  if (known.size <= MOST || !oldest) return;
  known.delete(oldest[0]);
  URL.revokeObjectURL(oldest[1]);
}

export const previewOf = (url: string | null): string | undefined =>
  url === null ? undefined : known.get(url);
