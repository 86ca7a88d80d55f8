import { ArrowLeft } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ChannelCard, ChannelKind } from "#shared/wire.ts";
import { readChannelKinds } from "../../api/channels.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Skeleton, Trouble } from "../../ui/states.tsx";
import { inOurs, t } from "../../words/t.ts";
import { ConnectedPage } from "./ConnectedPage.tsx";
import { GuidePage } from "./GuidePage.tsx";
import { KindChoice } from "./KindChoice.tsx";
import "../../styles/connect.css";

type Stage =
  | { readonly is: "choosing" }
  | { readonly is: "guided"; readonly kind: ChannelKind }
  | { readonly is: "connected"; readonly kind: ChannelKind; readonly channel: ChannelCard };

/** From "where do customers write?" to the first words of one, in one place. */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const [stage, setStage] = useState<Stage>({ is: "choosing" });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus has gone with the stage before.
    if (stage.is !== "choosing") top.current?.focus();
    top.current?.closest("dialog")?.scrollTo(0, 0);
  }, [stage]);
  return (
    <Dialog title={titleOf(stage)} onClose={onClose} isRoom>
      <div class="connect-stage" ref={top} tabIndex={-1}>
        {stage.is === "choosing" && <Choosing choose={(kind) => setStage({ is: "guided", kind })} />}
        {stage.is === "guided" && (
          <>
            <button
              type="button"
              class="link-button connect-back"
              onClick={() => setStage({ is: "choosing" })}
            >
              <Icon of={ArrowLeft} />
              {t("connect.other_kind")}
            </button>
            <GuidePage
              kind={stage.kind}
              onDone={(channel) => setStage({ is: "connected", kind: stage.kind, channel })}
            />
          </>
        )}
        {stage.is === "connected" && (
          <ConnectedPage connected={stage.channel} kind={stage.kind} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

function titleOf(stage: Stage): string {
  if (stage.is === "choosing") return t("connect.choose");
  const kind = inOurs(stage.kind.title);
  return t(stage.is === "guided" ? "channels.connect_kind" : "connect.try_title", { kind });
}

function Choosing({ choose }: { readonly choose: (kind: ChannelKind) => void }) {
  const [kinds, setKinds] = useState<readonly ChannelKind[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    setRefused(null);
    readChannelKinds().then(setKinds, (cause: unknown) => setRefused(refusedBy(cause)));
  }, [attempt]);
  if (refused) return <Trouble refused={refused} retry={() => setAttempt(attempt + 1)} />;
  return kinds ? <KindChoice kinds={kinds} choose={choose} /> : <Skeleton kind="form" />;
}
