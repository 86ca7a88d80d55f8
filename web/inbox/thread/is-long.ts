const LINES = 12;
const CHARACTERS = 1_500;

/** Whether words would fill the screen. A little more than the limit is shown whole: a button takes a line as well. */
export const isLong = (text: string): boolean =>
  text.length > CHARACTERS || text.split("\n", LINES + 3).length > LINES + 2;
