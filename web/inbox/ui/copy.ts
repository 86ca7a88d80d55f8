import { tell } from "../stores/notice.ts";
import { t } from "../words/t.ts";

/** Puts words on the clipboard; where the browser forbids it, selects them for the person to copy. */
export function copyText(text: string): void {
  const done = () => tell(t("done.copied"));
  if (navigator.clipboard) void navigator.clipboard.writeText(text).then(done, () => copyByHand(text, done));
  else copyByHand(text, done);
}

/** Without https there is no clipboard to write to, only the old way. */
function copyByHand(text: string, done: () => void): void {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  if (document.execCommand("copy")) done();
  field.remove();
}
