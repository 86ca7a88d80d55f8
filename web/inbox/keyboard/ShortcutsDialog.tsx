import { Dialog } from "../ui/Dialog.tsx";
import { type Key, t } from "../words/t.ts";
import { shownPresses } from "./caps.ts";
import { isShowingShortcuts } from "./shortcuts.ts";
import { type Place, SHORTCUTS, type Shortcut } from "./table.ts";

const SECTIONS: Readonly<Record<Place, Key>> = {
  anywhere: "shortcuts.in.anywhere",
  list: "shortcuts.in.list",
  matter: "shortcuts.in.matter",
  go: "shortcuts.in.go",
  field: "shortcuts.in.field",
  history: "shortcuts.in.history",
  calls: "shortcuts.in.calls",
  pairs: "shortcuts.in.pairs",
};

/** Every key, on one sheet. */
export const ShortcutsDialog = () =>
  isShowingShortcuts.value ? (
    <Dialog
      title={t("shortcuts.title")}
      isWide
      onClose={() => {
        isShowingShortcuts.value = false;
      }}
    >
      <div class="shortcuts-sheet">
        {(Object.keys(SECTIONS) as Place[]).map((place) => (
          <section key={place}>
            <h3 id={`keys-${place}`}>{t(SECTIONS[place])}</h3>
            <dl class="shortcuts" aria-labelledby={`keys-${place}`}>
              {Object.entries<Shortcut>(SHORTCUTS[place]).map(([id, line]) => (
                <Line key={id} of={line} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  ) : null;

function Line({ of: shortcut }: { readonly of: Shortcut }) {
  const presses = shownPresses(shortcut);
  if (presses.length === 0) return null;
  return (
    <div>
      <dt>
        {presses.map((caps, at) => (
          <span class="shortcuts-press" key={caps.join()}>
            {at > 0 && <span aria-hidden="true">·</span>}
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </span>
        ))}
      </dt>
      <dd>{t(shortcut.words)}</dd>
    </div>
  );
}
