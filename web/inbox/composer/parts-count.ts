const BREAKS = ["\n\n", "\n", ". ", "! ", "? ", "; ", ", ", " "];

/** In how many messages the server will send words of more than `limit` UTF-16 units: it parts them as here. */
export function partsCount(text: string, limit: number): number {
  let rest = text.trim();
  let count = 1;
  for (; rest.length > limit; count += 1) rest = rest.slice(endOfPart(rest, limit)).trimStart();
  return count;
}

/** Where something ends in the second half of what fits; else where it is full. */
function endOfPart(text: string, limit: number): number {
  for (const mark of BREAKS) {
    const end = text.lastIndexOf(mark, limit - mark.length) + mark.length;
    if (end > limit / 2 && end <= limit) return end;
  }
  // Half a character is none.
  return /[\uDC00-\uDFFF]/.test(text[limit] ?? "") && limit > 1 ? limit - 1 : limit;
}
