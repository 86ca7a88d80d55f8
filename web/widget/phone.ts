/** Where the panel takes the whole screen; the style sheet asks the same question. */
export const isPhone = (): boolean =>
  matchMedia("(max-width: 480px), (max-height: 480px) and (pointer: coarse)").matches;

/** Where Enter on the keyboard of the screen should make a new line. */
export const isTouched = (): boolean => matchMedia("(hover: none) and (pointer: coarse)").matches;
