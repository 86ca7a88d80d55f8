import { useEffect, useState } from "preact/hooks";
import type { ImportCard, ProblemCard } from "#shared/wire.ts";
import { readProblems } from "../../api/imports.ts";
import { attributes } from "../../stores/attributes.ts";
import { attributeName } from "../../words/attributes.ts";
import { codeWords } from "../../words/refusals.ts";
import { grouped, t, wordsFor } from "../../words/t.ts";

const OUTCOMES = ["created", "updated", "unchanged", "refused"] as const;

/** How many rows came to what, and why not all of them. */
export function Outcome({ card }: { readonly card: ImportCard }) {
  const isTry = card.state === "checking" || card.state === "checked";
  return (
    <div class="import-outcome" role="status">
      {card.state === "checked" && <p>{t("import.checked")}</p>}
      {card.state === "done" && <p class="is-good">{t("import.done")}</p>}
      {card.state === "cancelled" && <p>{t("import.cancelled", { row: card.row_upto })}</p>}
      {card.state === "failed" && card.error_code && (
        <p class="form-trouble">
          {codeWords(card.error_code)} {card.error_detail && <code>{card.error_detail}</code>}
        </p>
      )}
      <dl class="import-numbers">
        {OUTCOMES.map((outcome) => (
          <div key={outcome} data-outcome={outcome}>
            <dt>{t(isTry ? `import_would.${outcome}` : `import_outcome.${outcome}`)}</dt>
            <dd>{grouped(card.outcomes[outcome] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <Reasons card={card} />
    </div>
  );
}

function Reasons({ card }: { readonly card: ImportCard }) {
  const codes = Object.entries(card.problems).sort(([, a], [, b]) => b - a);
  const isAtRest = card.state !== "checking" && card.state !== "running";
  if (codes.length === 0) return null;
  return (
    <>
      <ul class="import-codes">
        {codes.map(([code, count]) => (
          <li key={code}>
            {problemWords(code)}
            <span class="is-quiet"> {grouped(count)}</span>
          </li>
        ))}
      </ul>
      {isAtRest && <Rows key={`${card.id} ${card.state}`} importId={card.id} />}
    </>
  );
}

function Rows({ importId }: { readonly importId: number }) {
  const [problems, setProblems] = useState<readonly ProblemCard[]>([]);
  const [hasMore, setMore] = useState(false);
  const read = async (known: readonly ProblemCard[]) => {
    const fresh = await readProblems(importId, known.at(-1)?.row ?? 0).catch(() => []);
    setProblems([...known, ...fresh]);
    setMore(fresh.length >= PAGE);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each import
  useEffect(() => void read([]), [importId]);
  if (problems.length === 0) return null;
  return (
    <div class="import-table-place">
      <table class="import-table" aria-label={t("import.reasons")}>
        <thead>
          <tr>
            <th scope="col">{t("import.row")}</th>
            <th scope="col">{t("import.reason")}</th>
            <th scope="col">{t("import.value")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.row} ${problem.field} ${problem.code} ${problem.value}`}>
              <td>{problem.row}</td>
              <td>
                {problem.field && <span class="is-quiet">{fieldName(problem.field)}: </span>}
                {problemWords(problem.code)}
                {problem.outcome === "refused" && <span class="is-quiet"> · {t("import.row_refused")}</span>}
              </td>
              <td dir="auto" class="import-examples">
                {problem.value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && (
        <button type="button" class="link-button" onClick={() => void read(problems)}>
          {t("import.more_reasons")}
        </button>
      )}
    </div>
  );
}

const PAGE = 50;

const problemWords = (code: string): string => wordsFor("import_problem", code) ?? codeWords(code);

function fieldName(field: string): string {
  const defined = attributes.value?.find(({ key }) => key === field);
  return defined ? attributeName(defined) : (wordsFor("import_field", field) ?? field);
}
