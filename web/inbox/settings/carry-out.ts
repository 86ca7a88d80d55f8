import { refusedBy } from "../api/refused.ts";
import { tellRefused } from "../stores/notice.ts";
import { t } from "../words/t.ts";

/** Asks the server; a refusal is told at the bottom. True when it was done. */
export async function carryOut(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (cause) {
    tellRefused(t("done.not_done"), refusedBy(cause));
    return false;
  }
}
