import { me } from "../stores/house.ts";
import { t } from "../words/t.ts";

/** While somebody picks a character from a list, Enter belongs to the list. */
export function isSendKey(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return false;
  if (event.altKey) return true;
  const isWithCtrl = event.ctrlKey || event.metaKey;
  return isWithCtrl || me.peek()?.preferences.send_with !== "ctrl_enter";
}

export const sendKeyName = (): string =>
  me.value?.preferences.send_with === "ctrl_enter" ? t("key.ctrl_enter") : t("key.enter");
