const RUSSIAN = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/;

/** A number as people write it: Russian ones in groups, others as they came. */
export const phoneWords = (number: string): string => number.replace(RUSSIAN, "+7 $1 $2-$3-$4");
