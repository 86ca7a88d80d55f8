import { Type } from "lucide-preact";
import { kept } from "../stores/kept.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";

/** Whether the bar of formatting stands under the field. */
export const isFormatting = kept("format-bar", false);

export const FormatButton = () => (
  <IconButton
    icon={Type}
    label={t("format.title")}
    isOn={isFormatting.value}
    onPointerDown={(event) => event.preventDefault()}
    onClick={() => {
      isFormatting.value = !isFormatting.peek();
    }}
  />
);
