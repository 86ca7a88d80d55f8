import { FileUp } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { uploadFile } from "../../api/files.ts";
import { beginImport } from "../../api/imports.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { putImport } from "../../stores/imports.ts";
import { Icon } from "../../ui/Icon.tsx";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { Progress } from "./Progress.tsx";

/** Choose a file, or drop it here. */
export function UploadPart({ onBegun }: { readonly onBegun: (id: number) => void }) {
  const [share, setShare] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isOver, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (!file || share !== null) return;
    setRefused(null);
    setShare(0);
    try {
      const signal = new AbortController().signal;
      const kept = await uploadFile({ file, name: file.name, isVoice: false, onShare: setShare, signal });
      const card = await beginImport(kept.key);
      putImport(card);
      onBegun(card.id);
    } catch (cause) {
      setRefused(refusedBy(cause));
      setShare(null);
    }
  };
  return (
    <fieldset
      aria-label={t("import.title")}
      class={`import-drop ${isOver ? "is-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <p>{t("import.about")}</p>
      <input
        ref={field}
        type="file"
        class="import-file"
        accept=".csv,.tsv,.txt,.xlsx"
        tabIndex={-1}
        aria-label={t("import.choose")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          void take(file);
          event.currentTarget.value = "";
        }}
      />
      {share === null ? (
        <button type="button" class="button is-main" onClick={() => field.current?.click()}>
          <Icon of={FileUp} />
          {t("import.choose")}
        </button>
      ) : (
        <Progress share={share} label={t(share < 1 ? "import.uploading" : "import.reading")} />
      )}
      <FormTrouble refused={refused} />
    </fieldset>
  );
}
