const ONLY_EMOJI =
  /^(?:\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\p{EMod}|\uFE0F|\u200D\p{Extended_Pictographic})*)+$/u;

/** One to three pictures and nothing else: they may be drawn large. */
export function isLargeEmoji(text: string): boolean {
  const bare = text.replace(/\s/g, "");
  return bare.length <= 40 && ONLY_EMOJI.test(bare) && countOf(bare) <= 3;
}

const countOf = (text: string) =>
  [...text.replace(/\u200D\p{Extended_Pictographic}|\p{EMod}|\uFE0F/gu, "").replace(/\p{RI}\p{RI}/gu, "x")]
    .length;
