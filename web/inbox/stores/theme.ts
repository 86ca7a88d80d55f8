import { effect } from "@preact/signals";
import type { Preferences } from "#shared/wire.ts";
import { me } from "./house.ts";
import { kept } from "./kept.ts";

/** Remembered here as well, so that a dark window is dark from its first frame. */
const theme = kept<Preferences["theme"]>("theme", "auto");

/** Light, dark, or as the machine has it. */
export function wearTheme(): void {
  const machine = matchMedia("(prefers-color-scheme: dark)");
  const wear = () => {
    const isDark = theme.value === "dark" || (theme.value === "auto" && machine.matches);
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  };
  effect(() => {
    if (me.value) theme.value = me.value.preferences.theme;
  });
  effect(wear);
  machine.addEventListener("change", wear);
}
