import type { ClientCard } from "#shared/wire.ts";
import { rewriteAs } from "../rewrite.ts";

/** An empty value takes the line away. The server writes it as the type wants it. */
export function rewriteAttribute(card: ClientCard, key: string, value: string): Promise<void> {
  const { [key]: _, ...others } = card.attributes;
  const meant = value ? { ...card.attributes, [key]: value } : others;
  return rewriteAs(card, { ...card, attributes: meant }, { attributes: { [key]: value || null } });
}

export function putTag(card: ClientCard, name: string): Promise<void> {
  if (card.tags.some((one) => alike(one, name))) return Promise.resolve();
  return rewriteAs(card, { ...card, tags: [...card.tags, name] }, { add_tags: [name] });
}

export const takeTag = (card: ClientCard, name: string): Promise<void> =>
  rewriteAs(card, { ...card, tags: card.tags.filter((one) => one !== name) }, { remove_tags: [name] });

/** As the server compares: upper and lower case, е and ё are one. */
export const alike = (one: string, other: string): boolean => plain(one) === plain(other);

export const plain = (name: string): string =>
  name.normalize("NFKC").toLowerCase().replaceAll("ё", "е").split(/\s+/).filter(Boolean).join(" ");
