// Elements are made here and nowhere else: words only ever become text nodes, never markup.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const kept = new WeakMap();

// Give `parent` one child for each item {key, signature, make}. A child stays the very same element while its
// signature does, so that a press, a selection or the reader's place survives whatever arrives meanwhile.
export function keepChildren(parent, items) {
  const before = kept.get(parent) ?? new Map();
  const after = new Map();
  const wanted = new Set(items.map((item) => item.key));
  for (const [key, { element }] of before) if (!wanted.has(key)) element.remove();
  let place = parent.firstChild;
  for (const { key, signature, make } of items) {
    const old = before.get(key);
    const element = old?.signature === signature ? old.element : make();
    if (old && old.element !== element) {
      if (place === old.element) place = element;
      old.element.replaceWith(element);
    }
    if (place === element) place = element.nextSibling;
    else parent.insertBefore(element, place);
    after.set(key, { signature, element });
  }
  kept.set(parent, after);
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, onclick, className = "") {
  const button = { type: "button", class: `icon-button ${className}`, title: label, "aria-label": label, onclick };
  return h("button", button, icon(name));
}

export function avatar(person) {
  const initials = person.name.split(/\s+/).filter(Boolean).slice(0, 2);
  const element = h("span", { class: "avatar", "aria-hidden": "true" }, initials.map((word) => [...word][0]).join(""));
  element.style.setProperty("--hue", String((person.id * 47) % 360));
  return element;
}
