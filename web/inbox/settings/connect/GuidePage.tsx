import { useMemo, useRef, useState } from "preact/hooks";
import type { ChannelCard, ChannelKind } from "#shared/wire.ts";
import { t } from "../../words/t.ts";
import { ConnectForm } from "./ConnectForm.tsx";
import { Steps } from "./Steps.tsx";
import { type Step, splitGuide } from "./split-guide.ts";

type Props = { readonly kind: ChannelKind; readonly onDone: (channel: ChannelCard) => void };

/** What to do over there at the left, what to fill in here at the right. Whoever has everything starts there. */
export function GuidePage({ kind, onDone }: Props) {
  const { needed } = useMemo(() => splitGuide(kind), [kind]);
  const [open, setOpen] = useState<Step | null>(needed[0] ?? null);
  const form = useRef<HTMLDivElement>(null);
  const toField = (setting: string) => {
    const field = form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(setting)}"]`);
    const fold = field?.closest("details");
    if (fold) fold.open = true;
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  };
  const [key] = needed.flatMap(({ setting }) => setting ?? []);
  return (
    <div class={`connect ${needed.length > 0 ? "has-guide" : ""}`}>
      {needed.length > 0 && (
        <div class="connect-steps">
          {key !== undefined && (
            <p class="connect-shortcut">
              <button type="button" class="link-button" onClick={() => toField(key)}>
                {t("connect.have_it")}
              </button>
            </p>
          )}
          <Steps steps={needed} open={open} unfold={setOpen} toField={toField} />
        </div>
      )}
      <div ref={form} class={`connect-fields ${open?.setting ? "is-pointed-at" : ""}`}>
        <ConnectForm kind={kind} onDone={onDone} />
      </div>
    </div>
  );
}
