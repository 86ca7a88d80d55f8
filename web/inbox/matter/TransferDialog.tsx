import { useEffect, useRef, useState } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { type Receiver, transferRow } from "../actions/change-row.ts";
import { learnHours } from "../stores/hours.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { stepFocus } from "../ui/step-focus.ts";
import { t } from "../words/t.ts";
import { assignItems } from "./assign-items.tsx";
import "./matter.css";

type Props = { readonly row: ConversationRow; readonly onClose: () => void };

/** To whom, and what they should know. */
export function TransferDialog({ row, onClose }: Props) {
  const [to, setTo] = useState<(Receiver & { readonly name: string; readonly key: string }) | null>(null);
  const [note, setNote] = useState("");
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    choices.current?.querySelector<HTMLElement>("button")?.focus();
    learnHours().catch(() => undefined);
  }, []);
  const items = assignItems({
    assignee: undefined,
    team: undefined,
    toOperator: (id, name) => setTo({ operatorId: id, teamId: null, name, key: String(id) }),
    toTeam: (id, name) => setTo({ operatorId: null, teamId: id, name: name ?? "", key: `team-${id}` }),
  }).filter(({ key }) => key !== "nobody" && key !== "me" && key !== String(row.assignee_id));
  const submit = () => {
    if (to === null) return;
    onClose();
    transferRow(row, to, to.name, note);
  };
  return (
    <Dialog title={t("transfer.title")} onClose={onClose}>
      <form
        class="matter-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div
          ref={choices}
          class="choice-list is-framed"
          role="radiogroup"
          tabIndex={-1}
          aria-label={t("transfer.to")}
          onKeyDown={(event) => stepFocus(event, choices.current)}
        >
          {items.map((item) => (
            // biome-ignore lint/a11y/useSemanticElements: a face and a standing do not go into an option.
            <button
              key={item.key}
              type="button"
              role="radio"
              aria-checked={to?.key === item.key}
              class={`menu-item ${to?.key === item.key ? "is-chosen" : ""}`}
              onClick={item.act}
            >
              {item.mark ?? (item.icon && <Icon of={item.icon} />)}
              <span class="menu-label">
                {item.label}
                {item.note && <span class="menu-reason">{item.note}</span>}
              </span>
            </button>
          ))}
          {items.length === 0 && <p class="is-quiet">{t("transfer.nobody")}</p>}
        </div>
        <label class="matter-field">
          {t("transfer.note")}
          <textarea
            class="field"
            rows={3}
            maxLength={16_000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
            }}
          />
        </label>
        <div class="dialog-deeds">
          <button type="submit" class="button is-main" disabled={to === null}>
            {t("transfer.deed")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
