import type { SnippetCard } from "#shared/wire.ts";

export type Piece = { readonly text: string; readonly isFound: boolean };

/** The line cut into what was found and what stands around it. */
export function piecesOf({ text, marks }: SnippetCard): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    if (start < from || end <= start || end > text.length) continue;
    if (start > from) pieces.push({ text: text.slice(from, start), isFound: false });
    pieces.push({ text: text.slice(start, end), isFound: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isFound: false });
  return pieces;
}
