/** Signs that a messenger means as pictures, and which fonts draw as black glyphs unless told: ❤ becomes ❤️. */
export const asEmoji = (signs: string): string =>
  signs.replace(
    /(?!\p{Emoji_Presentation})\p{Extended_Pictographic}(?![\uFE0E\uFE0F]|\p{Emoji_Modifier})/gu,
    "$&\uFE0F",
  );
