/** One or two letters that stand for a name; none for a smile, or where there is no name. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const letters = words.filter((word) => /^\p{L}/u.test(word));
  const [first, second] = letters.length > 0 ? letters : words;
  const initials = [first, second].map((word) => Array.from(word ?? "")[0] ?? "").join("");
  return initials.toLocaleUpperCase();
}
