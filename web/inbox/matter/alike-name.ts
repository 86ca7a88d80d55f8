const plain = (words: string): string => words.trim().toLowerCase().replaceAll("ё", "е");

/** Upper and lower case, е and ё are one. */
export const alikeName = (one: string, other: string): boolean => plain(one) === plain(other);

export const holdsName = (whole: string, part: string): boolean => plain(whole).includes(plain(part));
