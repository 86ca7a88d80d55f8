import { SearchX } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { t } from "../words/t.ts";
import { asked } from "./asked.ts";
import { Chips } from "./Chips.tsx";
import { Found } from "./Found.tsx";
import { fate, followAsked, look } from "./results.ts";
import "../styles/search.css";

/** People, messages and files by what is typed in the head of the list. */
export function Search() {
  useEffect(followAsked, []);
  return (
    <div class="search">
      <Chips />
      <Outcome />
    </div>
  );
}

function Outcome() {
  const now = fate.value;
  switch (now.is) {
    case "unasked":
      return <Quiet>{t("search.hint")}</Quiet>;
    case "looking":
      return <Skeleton kind="rows" />;
    case "refused":
      return (
        <Trouble
          refused={now.refused}
          retry={() => {
            const wanted = asked.peek();
            if (wanted) void look(wanted);
          }}
        />
      );
    case "found": {
      const words = now.to.query.trim();
      if (now.hits.length > 0) return <Found found={now} />;
      return (
        <Quiet icon={SearchX}>{words ? t("search.nothing", { words }) : t("search.nothing_chosen")}</Quiet>
      );
    }
  }
}
