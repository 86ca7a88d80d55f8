import { useState } from "preact/hooks";
import { safeHref } from "#shared/entities.ts";
import type { ClientCard, PageVisit, VisitCard } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { moment, span } from "../words/dates.ts";
import { counted, t } from "../words/t.ts";
import { deviceWords, languageWords, sourceWords } from "../words/visits.ts";
import { useVisits } from "./use-visits.ts";

const FEW = 4;
const MINUTE = 60_000;

/**
 * The pages the client has looked at, the newest first. Two lines each from the beginning: what is read besides only
 * fills the second, so that nothing below moves.
 */
export function Visits({ card }: { readonly card: ClientCard }) {
  const [isWhole, setWhole] = useState(false);
  const { read, further } = useVisits(card);
  const all: readonly (VisitCard | PageVisit)[] = read && read.visits.length > 0 ? read.visits : card.visits;
  const shown = isWhole ? all : all.slice(0, FEW);
  const [newest] = read?.visits ?? [];
  return (
    <>
      <p class="visits-device">
        {[deviceWords(newest?.device ?? null), languageWords(newest?.language ?? null)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <ul class="facts visits">
        {shown.map((visit) => (
          <li key={`${visit.at} ${visit.url}`}>
            <Page visit={visit} />
            <small title={visit.referrer ?? undefined}>
              <span>{[moment(visit.at, now.value), ...besides(visit)].join(" · ")}</span>
            </small>
          </li>
        ))}
      </ul>
      {all.length > shown.length && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {counted("panel.more_visits", all.length - shown.length)}
        </button>
      )}
      {isWhole && read?.next && (
        <button type="button" class="link-button" onClick={() => void further()}>
          {t("panel.earlier_visits")}
        </button>
      )}
    </>
  );
}

function besides(visit: VisitCard | PageVisit): readonly string[] {
  const labels = "labels" in visit ? visit.labels : {};
  const source = sourceWords({ referrer: visit.referrer, labels }, visit.url);
  const left = "left_at" in visit ? visit.left_at : null;
  const lasted = left ? Date.parse(left) - Date.parse(visit.at) : 0;
  return [
    ...(source ? [t("visitors.from", { source })] : []),
    ...(lasted >= MINUTE ? [t("panel.visit_lasted", { span: span(lasted) })] : []),
  ];
}

function Page({ visit }: { readonly visit: VisitCard | PageVisit }) {
  const href = safeHref(visit.url);
  const words = visit.title || visit.url;
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={visit.url} dir="auto">
      {words}
    </a>
  ) : (
    <span dir="auto">{words}</span>
  );
}
