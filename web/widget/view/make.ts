export type Child = Node | string | null | false;
type Attribute = string | number | boolean | null;

/**
 * An element with its attributes and children; `null` and `false` are left out. Words become text nodes, so that
 * nothing anybody writes is ever read as markup.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  put(element, attributes);
  fill(element, ...children);
  return element;
}

/** `true` puts an attribute without a value; `null` and `false` take it away. */
export function put(element: Element, attributes: Readonly<Record<string, Attribute>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** These children instead of those there are. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(
    ...children.filter((child): child is Node | string => child !== null && child !== false),
  );
}
