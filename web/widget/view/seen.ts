/** The id of the lowest of our messages whose end stands above the lower edge of the list. */
export function lowestSeen(list: HTMLElement): number | null {
  const edge = list.getBoundingClientRect().bottom + 8;
  const ours = [...list.querySelectorAll<HTMLElement>("[data-id]")].reverse();
  const seen = ours.find((row) => row.getBoundingClientRect().bottom <= edge);
  return seen ? Number(seen.dataset["id"]) : null;
}
