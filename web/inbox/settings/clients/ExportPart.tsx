import { Download } from "lucide-preact";
import { exportAddress } from "../../api/imports.ts";
import { Icon } from "../../ui/Icon.tsx";
import { t } from "../../words/t.ts";

const KINDS = [
  { format: "xlsx", isExcel: false, words: "export.xlsx" },
  { format: "csv", isExcel: true, words: "export.csv_excel" },
  { format: "csv", isExcel: false, words: "export.csv" },
  { format: "jsonl", isExcel: false, words: "export.jsonl" },
] as const;

/** All clients as one file. */
export const ExportPart = () => (
  <section class="import-part" aria-labelledby="export-title">
    <h3 id="export-title">{t("export.title")}</h3>
    <p>{t("export.about")}</p>
    <div class="import-deeds">
      {KINDS.map(({ format, isExcel, words }) => (
        <a key={words} class="button" href={exportAddress(format, isExcel)} download>
          <Icon of={Download} />
          {t(words)}
        </a>
      ))}
    </div>
  </section>
);
