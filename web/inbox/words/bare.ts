/** A name without the quotation marks around all of it, for a place that puts its own: «Лавка», and not «„Лавка“». */
export const bare = (name: string): string => {
  const inner = /^\s*[«"“„]([^«»"“”„]*)[»"”“]\s*$/.exec(name)?.[1];
  return inner?.trim() || name;
};
