import { Eye } from "lucide-preact";
import { useState } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { mode } from "../../stores/composing.ts";
import { begun } from "../../stores/drafts.ts";
import { Words } from "../../thread/Words.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { t } from "../../words/t.ts";
import { marked } from "../unfilled-marks.ts";
import { carriedNow } from "./carried.ts";
import { FORMATS, keyNames } from "./formats.ts";
import { ICONS } from "./icons.ts";
import { LinkField } from "./LinkField.tsx";
import { linking, putFormat } from "./put-format.ts";

/** What can be put on the words, as far as the channel carries it, and how they will look. */
export function FormatBar({ row }: { readonly row: ConversationRow }) {
  const [isPreviewed, setPreviewed] = useState(false);
  const carried = carriedNow();
  const words = begun(row.id, mode.value);
  const shown = { text: words.text, entities: words.entities.filter((one) => isShown(one.type, carried)) };
  if (linking.value) return <LinkField row={row} />;
  return (
    <>
      <div class="format-bar" role="toolbar" aria-label={t("format.title")}>
        {FORMATS.filter(({ type }) => carried.includes(type)).map((format) => (
          <IconButton
            key={format.type}
            icon={ICONS[format.type]}
            label={t(format.name)}
            hint={keyNames(format)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => putFormat(row, format.type)}
          />
        ))}
        {carried.length === 0 && <span>{t("format.none_carried")}</span>}
        <IconButton
          icon={Eye}
          label={t("format.preview")}
          isOn={isPreviewed}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => setPreviewed(!isPreviewed)}
        />
      </div>
      {isPreviewed && (
        <section class="format-preview" aria-label={t("format.preview")}>
          {words.text.trim() === "" ? t("format.nothing_yet") : <Words {...marked(shown)} />}
        </section>
      )}
    </>
  );
}

const isShown = (type: string, carried: readonly string[]): boolean =>
  type === "mention" || carried.includes(type);
