import { useState } from "preact/hooks";
import { changeView, removeView, saveView } from "../actions/saved-views.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { FormTrouble } from "../settings/FormTrouble.tsx";
import { Switch } from "../settings/Switch.tsx";
import { asked } from "../stores/list.ts";
import { dropSavedViewDeed, savedViewDeed } from "../stores/saved-views.ts";
import { Confirm } from "../ui/Confirm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/t.ts";

/** Keeps what is listed under a name, names it anew, or forgets it. */
export function SavedViewDialog() {
  const deed = savedViewDeed.value;
  if (!deed) return null;
  if (deed.is === "remove")
    return (
      <Confirm
        title={t("views.remove_title", { name: deed.view.name })}
        deed={t("views.remove")}
        onClose={dropSavedViewDeed}
        onConfirm={() => void removeView(deed.view)}
      >
        {t(deed.view.is_shared ? "views.remove_shared" : "views.remove_own")}
      </Confirm>
    );
  return <NameDialog />;
}

function NameDialog() {
  const deed = savedViewDeed.value;
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isShared, setShared] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const submit = async (form: HTMLFormElement) => {
    if (isBusy) return;
    const name = String(new FormData(form).get("name") ?? "").trim();
    if (deed?.is === "rename") {
      dropSavedViewDeed();
      await changeView(deed.view, { name });
      return;
    }
    const filter = asked.peek();
    if (!filter) return;
    setRefused(null);
    setBusy(true);
    try {
      await saveView(name, isShared, filter);
      dropSavedViewDeed();
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  const isNew = deed?.is === "save";
  return (
    <Dialog title={t(isNew ? "views.save" : "views.rename_title")} onClose={dropSavedViewDeed}>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          {t("views.name")}
          <input
            class="field"
            name="name"
            required
            maxLength={80}
            defaultValue={deed?.is === "rename" ? deed.view.name : ""}
          />
        </label>
        {isNew && (
          <Switch
            label={t("views.for_all")}
            hint={t("views.for_all_hint")}
            isOn={isShared}
            onChange={setShared}
          />
        )}
        <FormTrouble refused={refused} />
        <button type="submit" class="button is-main" aria-disabled={isBusy}>
          {t("act.save")}
        </button>
      </form>
    </Dialog>
  );
}
