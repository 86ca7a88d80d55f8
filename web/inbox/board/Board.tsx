import { t } from "../words/t.ts";

/** How the work of all goes. */
export function Board() {
  return (
    <main class="board-page" aria-label={t("board.title")}>
      <header class="head">
        <h1 class="head-title">{t("board.title")}</h1>
      </header>
    </main>
  );
}
