const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";
const CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";

const TO_CYRILLIC = table(LATIN, CYRILLIC);
const TO_LATIN = table(CYRILLIC, LATIN);
const HAS_CYRILLIC = /[а-яё]/i;

/** What the same presses give on the other layout: "ghbdtn" is "привет", "срфе" is "chat". */
export function onOtherLayout(typed: string): string {
  const there = HAS_CYRILLIC.test(typed) ? TO_LATIN : TO_CYRILLIC;
  return Array.from(typed, (letter) => there.get(letter) ?? letter).join("");
}

/** As it was typed, and as it may have been meant. */
export const bothLayouts = (typed: string): readonly [typed: string, other: string] => [
  typed,
  onOtherLayout(typed),
];

function table(from: string, to: string): ReadonlyMap<string, string> {
  return new Map(Array.from(from, (letter, at) => [letter, to[at] ?? letter]));
}
