/** A number of +7 as it is usually written; anything else stays as it was typed, and the server judges. */
export function tidied(written: string, country: string): string {
  const isSeven = country === "RU" || country === "KZ";
  const digits = written.replace(/\D/g, "");
  if (!isSeven || /[^\d\s()+-]/.test(written)) return written.trim();
  const isWhole = digits.length === 11 && (written.trim().startsWith("+7") || /^[78]/.test(digits));
  const isShort = digits.length === 10 && digits.startsWith("9") && !written.trim().startsWith("+");
  if (!isWhole && !isShort) return written.trim();
  const [, area, three, two, last] = /(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits) ?? [];
  return `+7 ${area} ${three}-${two}-${last}`;
}
