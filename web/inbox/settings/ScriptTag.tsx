import { Copy } from "lucide-preact";
import type { ChannelCard } from "#shared/wire.ts";
import { copyText } from "../ui/copy.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";

/** What the owner of a site pastes into its pages: the chat's one tag, or the form for being phoned where it should stand. */
export function ScriptTag({ channel }: { readonly channel: ChannelCard }) {
  const isForm = channel.kind === "callback";
  const script = `${location.origin}/widget/okno.js`;
  const tag = isForm
    ? `<script async src="${script}"></script>\n<okno-callback site="${channel.public_key}"></okno-callback>`
    : `<script async src="${script}" data-site="${channel.public_key}"></script>`;
  return (
    <div class="script-tag">
      <p class="is-quiet">{t(isForm ? "calls.tag_hint" : "site.tag_hint")}</p>
      <code>{tag}</code>
      <button type="button" class="button" onClick={() => copyText(tag)}>
        <Icon of={Copy} />
        {t("act.copy")}
      </button>
    </div>
  );
}
