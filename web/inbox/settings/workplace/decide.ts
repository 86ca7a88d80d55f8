import type { Workplace } from "#shared/wire.ts";
import { refusedBy } from "../../api/refused.ts";
import { putWorkplace } from "../../api/workplace.ts";
import { change, house } from "../../stores/house.ts";
import { tellRefused } from "../../stores/notice.ts";
import { t } from "../../words/t.ts";

/** Holds at once; should the server refuse it, what was before comes back, field by field. */
export async function decide(wish: Partial<Workplace>): Promise<void> {
  const before = house.peek()?.workplace;
  if (!before) return;
  put(wish);
  try {
    await putWorkplace(wish);
  } catch (cause) {
    put(Object.fromEntries(Object.keys(wish).map((name) => [name, before[name as keyof Workplace]])));
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}

const put = (wish: Partial<Workplace>): void =>
  change((state) => ({ ...state, workplace: { ...state.workplace, ...wish } }));
