import { effect } from "@preact/signals";
import { t } from "../words/t.ts";
import { unreadIds } from "./attention.ts";

/** The tab tells how many matters are unread: in words for those who read it, with a dot for those who glance. */
export function markTab(): void {
  effect(() => {
    const count = unreadIds.value.size;
    document.title = count > 0 ? `(${count}) ${t("app.name")}` : t("app.name");
    icon().href = `data:image/svg+xml,${encodeURIComponent(drawing(count > 0))}`;
  });
}

function icon(): HTMLLinkElement {
  const known = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (known) return known;
  const link = document.createElement("link");
  link.rel = "icon";
  document.head.append(link);
  return link;
}

const drawing = (hasDot: boolean): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect x="3" y="3" width="26" height="26" rx="7" fill="#2f6fb5"/>
<path d="M16 8v16M8 16h16" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>
<rect x="8" y="8" width="16" height="16" rx="2.5" fill="none" stroke="#fff" stroke-width="2.4"/>
${hasDot ? '<circle cx="25" cy="7" r="7" fill="#fff"/><circle cx="25" cy="7" r="5.5" fill="#d5352b"/>' : ""}
</svg>`;
