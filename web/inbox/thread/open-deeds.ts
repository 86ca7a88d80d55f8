/** What can be done with a message opens by the other mouse button, by the menu key, and by Enter on the message. */
export function openDeeds(event: MouseEvent | KeyboardEvent): void {
  const { currentTarget: message, target } = event;
  if (!(message instanceof HTMLElement) || !(target instanceof Element)) return;
  const isKey = event instanceof KeyboardEvent;
  if (isKey && (event.key !== "Enter" || target !== message)) return;
  // A link, a picture and marked words have a menu of the browser's own.
  if (!isKey && (target.closest("a, img, video, input") || getSelection()?.toString())) return;
  const button = message.querySelector<HTMLElement>("[aria-haspopup=menu]");
  if (!button) return;
  event.preventDefault();
  button.click();
}
