import { useId } from "preact/hooks";
import type { ChannelKind } from "#shared/wire.ts";
import { ChannelMark } from "../../ui/ChannelMark.tsx";
import { inOurs, t, wordsFor } from "../../words/t.ts";

type Props = { readonly kinds: readonly ChannelKind[]; readonly choose: (kind: ChannelKind) => void };

/** Where customers write from. */
export const KindChoice = ({ kinds, choose }: Props) => (
  <div class="kinds">
    {kinds.map((kind) => (
      <KindCard key={kind.kind} kind={kind} choose={() => choose(kind)} />
    ))}
    {kinds.length === 0 && <p class="is-quiet">{t("connect.no_kinds")}</p>}
  </div>
);

function KindCard({ kind, choose }: { readonly kind: ChannelKind; readonly choose: () => void }) {
  const id = useId();
  const about = wordsFor("connect_about", kind.kind);
  return (
    <div class="kind">
      <ChannelMark kind={kind.kind} size={20} />
      <div class="kind-words">
        <button type="button" class="kind-title" onClick={choose} aria-describedby={about ? id : undefined}>
          {inOurs(kind.title)}
        </button>
        {about && (
          <p id={id} class="is-quiet">
            {about}
          </p>
        )}
      </div>
    </div>
  );
}
