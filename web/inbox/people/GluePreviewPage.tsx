import { ArrowLeftRight } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ClientBrief, GluePreview } from "#shared/wire.ts";
import { join } from "../actions/join.ts";
import { previewGlue } from "../api/glues.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { dropPlan } from "../stores/plan.ts";
import { Icon } from "../ui/Icon.tsx";
import { Details, Skeleton, Trouble } from "../ui/states.tsx";
import { refusalWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";
import { Choices } from "./Choices.tsx";
import { Consequences } from "./Consequences.tsx";
import { type Chosen, changeOf } from "./chosen.ts";
import { Objections } from "./Objections.tsx";
import { SideCard } from "./SideCard.tsx";

type Props = {
  readonly one: ClientBrief;
  readonly other: ClientBrief;
  /** Back to the choice of whom; null where that was settled before. */
  readonly choose: (() => void) | null;
};

/** Both cards side by side, what would happen, and the deed. */
export function GluePreviewPage({ one, other, choose }: Props) {
  const [survivor, setSurvivor] = useState<number | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { preview, trouble, again } = usePreview(one.id, other.id, survivor);
  const main = useRef<HTMLButtonElement>(null);
  const isRead = preview !== null;
  useEffect(() => {
    if (isRead) main.current?.focus();
  }, [isRead]);
  if (trouble) return <Trouble refused={trouble} retry={again} />;
  if (!preview) return <Skeleton kind="form" />;
  const isForbidden = preview.objections.some(({ final }) => final);
  const carryOut = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await join(preview.survivor.client, preview.absorbed.client, changeOf(preview.fields, chosen));
      dropPlan();
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
      // Somebody may have changed what stands here.
      again();
    }
  };
  return (
    <>
      <div class="glue-sides">
        <SideCard side={preview.survivor} part="stays" />
        <button
          type="button"
          class="button is-quiet glue-swap"
          disabled={isForbidden}
          onClick={() => {
            setChosen({});
            setSurvivor(preview.absorbed.client.id);
          }}
        >
          <Icon of={ArrowLeftRight} />
          {t("glue.swap")}
        </button>
        <SideCard side={preview.absorbed} part="goes" />
      </div>
      <Objections objections={preview.objections} />
      {!isForbidden && (
        <>
          <Consequences preview={preview} />
          <Choices preview={preview} chosen={chosen} choose={setChosen} />
        </>
      )}
      {refused && (
        <div class="form-trouble" role="alert">
          {refusalWords(refused)} <Details refused={refused} />
        </div>
      )}
      <div class="dialog-deeds">
        <button type="button" class="button" onClick={choose ?? dropPlan}>
          {t(choose ? "glue.another" : "act.cancel")}
        </button>
        <button
          ref={main}
          type="button"
          class="button is-main"
          aria-disabled={isForbidden || isBusy}
          onClick={() => {
            if (!isForbidden && !isBusy) void carryOut();
          }}
        >
          {t(preview.objections.length > 0 && !isForbidden ? "glue.do_all_the_same" : "act.glue")}
        </button>
      </div>
    </>
  );
}

/** Stands still while the other one is asked to stay: what was shown goes only when the new one is there. */
function usePreview(one: number, other: number, survivor: number | null) {
  const [preview, setPreview] = useState<GluePreview | null>(null);
  const [trouble, setTrouble] = useState<Refused | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    let isOver = false;
    setTrouble(null);
    previewGlue(one, other, survivor).then(
      (answer) => !isOver && setPreview(answer),
      (cause: unknown) => !isOver && setTrouble(refusedBy(cause)),
    );
    return () => {
      isOver = true;
    };
  }, [one, other, survivor, attempt]);
  return { preview, trouble, again: () => setAttempt((count) => count + 1) };
}
