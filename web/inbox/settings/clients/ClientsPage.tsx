import { useEffect, useState } from "preact/hooks";
import { readImports } from "../../api/imports.ts";
import { learnAttributes } from "../../stores/attributes.ts";
import { can } from "../../stores/house.ts";
import { imports } from "../../stores/imports.ts";
import { Skeleton, Trouble } from "../../ui/states.tsx";
import { t } from "../../words/t.ts";
import { useLearnt } from "../use-learnt.ts";
import { ExportPart } from "./ExportPart.tsx";
import { ImportLine } from "./ImportLine.tsx";
import { ImportRoom } from "./ImportRoom.tsx";
import { UploadPart } from "./UploadPart.tsx";
import "../../styles/import.css";

/** Clients come in by a file, and go out by one. */
export function ClientsPage() {
  const { refused, again } = useLearnt(learn);
  const [chosen, setChosen] = useState<number | null>(null);
  // Whatever is under way is what somebody came to see, also after a reload; and then what came of it.
  const atWork = imports.value?.find(
    ({ state, on_server }) => on_server && (state === "running" || state === "checking"),
  );
  useEffect(() => {
    if (atWork && chosen === null) setChosen(atWork.id);
  }, [atWork, chosen]);
  if (refused) return <Trouble refused={refused} retry={again} />;
  if (!imports.value) return <Skeleton kind="form" />;
  const opened = imports.value.find(({ id }) => id === chosen);
  const others = imports.value.filter((one) => one.id !== opened?.id);
  return (
    <div class="import-page">
      <header class="settings-head">
        <h2>{t("settings.clients")}</h2>
      </header>
      <section aria-labelledby="import-title" class="import-part">
        <h3 id="import-title">{t("import.title")}</h3>
        {opened ? (
          <ImportRoom key={opened.id} card={opened} onLeave={() => setChosen(-1)} />
        ) : (
          <UploadPart onBegun={setChosen} />
        )}
        {others.length > 0 && (
          <ul class="cards">
            {others.map((card) => (
              <ImportLine key={card.id} card={card} onOpen={() => setChosen(card.id)} />
            ))}
          </ul>
        )}
      </section>
      {can("clients.export") && <ExportPart />}
    </div>
  );
}

async function learn(): Promise<void> {
  const [cards] = await Promise.all([readImports(), learnAttributes()]);
  imports.value = cards;
}
