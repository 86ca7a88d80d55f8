/** The address when it may stand behind a link, else null. */
export function safeUrl(address: string): string | null {
  try {
    const url = new URL(address);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An address as people write it: `shop.ru/sale` means `https://shop.ru/sale`. */
export function writtenUrl(written: string): string | null {
  return safeUrl(/^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`);
}

/** A file's address: the server may give it relative to itself. */
export function fileUrl(address: string, base: URL): URL | null {
  try {
    const url = new URL(address, base);
    return safeUrl(url.href) === null ? null : url;
  } catch {
    return null;
  }
}
