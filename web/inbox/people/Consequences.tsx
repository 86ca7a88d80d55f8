import type { GluePreview } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { clientName } from "../words/client-name.ts";
import { moment } from "../words/dates.ts";
import { counted, t } from "../words/t.ts";

/** What would happen, in words. */
export const Consequences = ({ preview }: { readonly preview: GluePreview }) => (
  <section class="consequences">
    <h3>{t("glue.what_happens")}</h3>
    <ul>
      {consequencesOf(preview).map((words) => (
        <li key={words} dir="auto">
          {words}
        </li>
      ))}
    </ul>
  </section>
);

export function consequencesOf(preview: GluePreview): readonly string[] {
  const { survivor, absorbed, joins, stays } = preview;
  const what = [
    counted("glue.accounts", preview.identities),
    counted("panel.matters", preview.conversations),
    counted("glue.messages", preview.messages),
  ];
  return [
    t("glue.moves", {
      into: clientName(survivor.client),
      name: clientName(absorbed.client),
      what: what.join(", "),
    }),
    ...(joins && stays ? [t("glue.joins", { at: moment(stays.created_at, now.value) })] : []),
    t("glue.reply_stays"),
    t("glue.can_be_undone"),
  ];
}
