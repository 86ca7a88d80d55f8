import type { Preferences } from "#shared/wire.ts";
import { refusedBy } from "../api/refused.ts";
import { changePreferences } from "../api/session.ts";
import { change, me } from "../stores/house.ts";
import { tellRefused } from "../stores/notice.ts";
import { t } from "../words/t.ts";

/** Wears a choice at once; should the server refuse it, the one before. */
export async function prefer(choice: Partial<Preferences>): Promise<void> {
  const before = me.peek()?.preferences;
  if (!before) return;
  put({ ...before, ...choice });
  try {
    await changePreferences(choice);
  } catch (cause) {
    put(before);
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}

const put = (preferences: Preferences): void =>
  change((state) => ({ ...state, me: { ...state.me, preferences } }));
