import { useState } from "preact/hooks";
import type { CannedReplyCard, Language, NewCannedReply } from "#shared/wire.ts";
import { addCanned, changeCanned, removeCanned } from "../../api/canned.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import type { Styled } from "../../composer/styled.ts";
import { cannedFolders, dropCanned, putCanned } from "../../stores/canned.ts";
import { can, me } from "../../stores/house.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { t } from "../../words/t.ts";
import { Choice } from "../Choice.tsx";
import { FormTrouble } from "../FormTrouble.tsx";
import { Switch } from "../Switch.tsx";
import { CannedText } from "./CannedText.tsx";

type Props = {
  readonly reply: CannedReplyCard | null;
  readonly folderId: number | null;
  readonly isOwn: boolean;
  readonly onClose: () => void;
};

/** A reply is written or changed. Whoever may not change it reads it. */
export function CannedDialog({ reply, folderId, isOwn, onClose }: Props) {
  const [words, setWords] = useState<Styled>(reply ?? { text: "", entities: [] });
  const [language, setLanguage] = useState<Language | "any">(reply ? (reply.language ?? "any") : "any");
  const [isShared, setShared] = useState(reply ? reply.is_shared : !isOwn);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isSure, setSure] = useState(false);
  const mayChange = !reply || reply.owner_id === me.value?.operator.id || can("settings.manage");
  const attempt = async (deed: () => Promise<void>) => {
    setRefused(null);
    try {
      await deed();
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  const save = (form: HTMLFormElement) =>
    attempt(async () => {
      const wanted = readForm(form, words, language, isShared);
      putCanned(await (reply ? changeCanned(reply.id, wanted) : addCanned(wanted)));
    });
  const remove = (id: number) =>
    attempt(async () => {
      await removeCanned(id);
      dropCanned(id);
    });
  return (
    <Dialog title={t(reply ? "canned.edit" : "canned.add")} onClose={onClose} isWide>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <fieldset class="canned-form" disabled={!mayChange}>
          <label>
            {t("canned.title")}
            <input class="field" name="title" required maxLength={120} defaultValue={reply?.title ?? ""} />
          </label>
          <div class="canned-pair">
            <label>
              {t("canned.shortcut")}
              <input class="field" name="shortcut" maxLength={40} defaultValue={reply?.shortcut ?? ""} />
              <small>{t("canned.shortcut_hint")}</small>
            </label>
            <label>
              {t("canned.folder")}
              <select
                class="field"
                name="folder"
                defaultValue={String(reply ? (reply.folder_id ?? "") : (folderId ?? ""))}
              >
                <option value="">{t("canned.no_folder")}</option>
                {cannedFolders.value.map(({ id, name }) => (
                  <option key={id} value={id} selected={id === (reply ? reply.folder_id : folderId)}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <CannedText words={words} onChange={setWords} />
          <Choice
            label={t("canned.language")}
            value={language}
            options={[
              { value: "any", label: t("canned.language_any") },
              { value: "ru", label: t("canned.language_ru") },
              { value: "en", label: t("canned.language_en") },
            ]}
            onChange={setLanguage}
          />
          <Switch
            label={t("canned.shared")}
            hint={t("canned.shared_hint")}
            isOn={isShared}
            onChange={setShared}
          />
        </fieldset>
        <FormTrouble refused={refused} />
        {mayChange && (
          <div class="dialog-deeds">
            {reply && (
              <button
                type="button"
                class={`button ${isSure ? "is-grave" : ""}`}
                onClick={() => (isSure ? void remove(reply.id) : setSure(true))}
              >
                {isSure ? t("canned.remove_sure", { title: reply.title }) : t("canned.remove")}
              </button>
            )}
            <button type="submit" class="button is-main">
              {t("act.save")}
            </button>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function readForm(
  form: HTMLFormElement,
  words: Styled,
  language: Language | "any",
  isShared: boolean,
): NewCannedReply {
  const fields = new FormData(form);
  const folder = String(fields.get("folder") ?? "");
  return {
    title: String(fields.get("title") ?? "").trim(),
    shortcut: String(fields.get("shortcut") ?? "").trim(),
    folder_id: folder === "" ? null : Number(folder),
    language: language === "any" ? null : language,
    text: words.text,
    entities: words.entities,
    is_shared: isShared,
  };
}
