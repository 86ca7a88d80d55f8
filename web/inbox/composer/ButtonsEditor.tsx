import { Link2, Plus, X } from "lucide-preact";
import type { ButtonCard, ConversationRow } from "#shared/wire.ts";
import { buttonsFor, keepButtons, target } from "../stores/composing.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { isWebAddress, withButton, withLast, withoutButton } from "./button-rows.ts";
import { isEditingButtons } from "./buttons-draft.ts";

const MOST_ROWS = 10;
const MOST_IN_ROW = 4;
const BLANK: ButtonCard = { label: "", url: null };

/** Rows of buttons that will stand under the message. */
export function ButtonsEditor({ row }: { readonly row: ConversationRow }) {
  const written = buttonsFor(row.id);
  const rows = written.length > 0 ? written : [[BLANK]];
  if (!target.value?.channel?.capabilities.buttons) return null;
  const keep = (next: typeof rows) => keepButtons(row.id, next);
  return (
    <fieldset class="buttons-editor">
      <legend class="only-heard">{t("buttons.title")}</legend>
      {rows.map((cells, y) => (
        <div class="buttons-row" key={y}>
          {cells.map((button, x) => (
            <Cell
              key={x}
              button={button}
              change={(next) => keep(withButton(rows, y, x, next))}
              remove={() => keep(withoutButton(rows, y, x))}
            />
          ))}
          {cells.length < MOST_IN_ROW && (
            <IconButton
              icon={Plus}
              label={t("buttons.beside")}
              onClick={() => keep(withLast(rows, y, BLANK))}
            />
          )}
        </div>
      ))}
      <div class="buttons-deeds">
        {rows.length < MOST_ROWS && (
          <button type="button" class="link-button" onClick={() => keep([...rows, [BLANK]])}>
            {t("buttons.below")}
          </button>
        )}
        <button
          type="button"
          class="link-button"
          onClick={() => {
            keep([]);
            isEditingButtons.value = null;
          }}
        >
          {t("buttons.none")}
        </button>
      </div>
    </fieldset>
  );
}

type CellProps = {
  readonly button: ButtonCard;
  readonly change: (button: ButtonCard) => void;
  readonly remove: () => void;
};

function Cell({ button, change, remove }: CellProps) {
  const isWrong = Boolean(button.url) && !isWebAddress(button.url ?? "");
  return (
    <div class="buttons-cell">
      <input
        class="field"
        maxLength={64}
        value={button.label}
        placeholder={t("buttons.label")}
        aria-label={t("buttons.label")}
        onInput={(event) => change({ ...button, label: event.currentTarget.value })}
      />
      <span class="buttons-link">
        <Icon of={Link2} />
        <input
          class="field"
          type="url"
          value={button.url ?? ""}
          placeholder={t("buttons.link")}
          aria-label={t("buttons.link")}
          aria-invalid={isWrong}
          onInput={(event) => change({ ...button, url: event.currentTarget.value || null })}
        />
      </span>
      {isWrong && <small class="is-bad">{t("buttons.bad_link")}</small>}
      <IconButton icon={X} label={t("buttons.remove")} onClick={remove} />
    </div>
  );
}
