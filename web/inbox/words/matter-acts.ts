import type { ActCard } from "#shared/wire.ts";
import { tags } from "../stores/attributes.ts";
import { teams } from "../stores/hours.ts";
import { operatorOf } from "../stores/house.ts";
import { moment } from "./dates.ts";
import { t, wordsFor } from "./t.ts";

/** "Отдал Марине", "Приоритет: срочно", "Поставил метку «Возврат»": what an act did, without who. */
export function matterActWords(act: ActCard, now: number): string {
  const words = [...setWords(act), ...standingWords(act, now)].filter(Boolean).join(", ");
  if (act.kind === "macro") return [t("matter.did.macro"), words].filter(Boolean).join(": ");
  return words || t("matter.did.nothing");
}

const setWords = ({ before, after }: ActCard): readonly string[] => [
  ...("assignee_id" in after ? [personWords(after.assignee_id)] : []),
  ...(after.team_id === before.team_id ? [] : [teamWords(after.team_id)]),
  ...(after.priority
    ? [t("matter.did.priority", { priority: wordsFor("priority", after.priority) ?? "" })]
    : []),
  ...tagWords(before.tag_ids ?? [], after.tag_ids ?? []),
];

function standingWords({ kind, before, after }: ActCard, now: number): readonly string[] {
  if (kind === "spam" || kind === "wanted") return [t(`matter.did.${kind}`)];
  if (after.status === before.status && after.snoozed_until === before.snoozed_until) return [];
  if (after.status === "closed") return [t("matter.did.close")];
  if (after.snoozed_until) return [t("matter.did.snooze", { until: moment(after.snoozed_until, now) })];
  return [t(before.status === "closed" ? "matter.did.reopen" : "matter.did.wake")];
}

const personWords = (id: number | null | undefined): string => {
  const name = operatorOf(id ?? null)?.name;
  return name ? t("matter.did.assign", { name }) : t("matter.did.put_back");
};

const teamWords = (id: number | null | undefined): string => {
  const name = teams.value?.find((team) => team.id === id)?.name;
  if (id === null || id === undefined) return t("matter.did.no_team");
  return t("matter.did.team", { name: name ?? t("matter.gone_team") });
};

function tagWords(before: readonly number[], after: readonly number[]): readonly string[] {
  const put = after.filter((id) => !before.includes(id)).map(tagName);
  const taken = before.filter((id) => !after.includes(id)).map(tagName);
  return [
    ...put.map((name) => t("matter.did.tagged", { name })),
    ...taken.map((name) => t("matter.did.untagged", { name })),
  ];
}

const tagName = (id: number): string =>
  tags.value?.find((tag) => tag.id === id)?.name ?? t("matter.gone_tag");
