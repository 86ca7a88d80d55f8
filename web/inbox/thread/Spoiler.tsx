import { t } from "../words/t.ts";

/** Words that their writer hid, until somebody asks for them. */
export function Spoiler({ text, open }: { readonly text: string; readonly open: () => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    open();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button does not break into lines as words do.
    <span
      class="spoiler"
      role="button"
      tabIndex={0}
      aria-label={t("act.show_hidden")}
      data-tip={t("act.show_hidden")}
      onClick={open}
      onKeyDown={onKeyDown}
    >
      <span aria-hidden="true">{text}</span>
    </span>
  );
}
