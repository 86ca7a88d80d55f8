import { Dialog } from "../ui/Dialog.tsx";
import { type Key, t } from "../words/t.ts";
import { isShowingShortcuts } from "./shortcuts.ts";

const LINES: readonly (readonly [keys: string, words: Key])[] = [
  ["J · ↓", "shortcuts.next"],
  ["K · ↑", "shortcuts.previous"],
  ["Home · End", "shortcuts.edges"],
  ["Enter · R", "shortcuts.reply"],
  ["N", "shortcuts.note"],
  ["E", "shortcuts.close"],
  ["A", "shortcuts.assign"],
  ["S", "shortcuts.snooze"],
  ["!", "shortcuts.spam"],
  ["V", "shortcuts.reply_via"],
  ["M", "shortcuts.glue"],
  ["Shift ↑ · Shift ↓", "shortcuts.select"],
  ["Z", "shortcuts.undo"],
  ["/", "shortcuts.search"],
  ["G O", "view.open"],
  ["G M", "view.mine"],
  ["G U", "view.unassigned"],
  ["G W", "view.waiting"],
  ["G S", "view.snoozed"],
  ["G E", "view.closed"],
  ["G C", "calls.title"],
  ["G X", "view.spam"],
  ["G V", "visitors.title"],
  ["G P", "pairs.title"],
  ["C · 1–6 · T · X", "shortcuts.calls"],
  ["Alt Enter", "act.send_and_close"],
  ["↑", "shortcuts.rewrite"],
  ["Esc", "shortcuts.back"],
  ["?", "shortcuts.title"],
];

/** Every key, on one sheet. */
export const ShortcutsDialog = () =>
  isShowingShortcuts.value ? (
    <Dialog
      title={t("shortcuts.title")}
      onClose={() => {
        isShowingShortcuts.value = false;
      }}
    >
      <dl class="shortcuts">
        {LINES.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              {keys
                .split(" ")
                .map((key) => (key === "·" ? <span key={key}>·</span> : <kbd key={key}>{key}</kbd>))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  ) : null;
