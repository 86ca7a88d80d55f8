/** Arrow keys in the history lead from message to message. */
export function stepMessage(event: KeyboardEvent): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>("article")];
  const at = messages.findIndex((message) => message.contains(document.activeElement));
  const next = at < 0 ? messages.length - 1 : at + (event.key === "ArrowUp" ? -1 : 1);
  if (!messages[next]) return;
  event.preventDefault();
  event.stopPropagation();
  messages[next].focus();
  messages[next].scrollIntoView({ block: "nearest" });
}
