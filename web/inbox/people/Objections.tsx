import { Ban, TriangleAlert } from "lucide-preact";
import type { Objection } from "#shared/wire.ts";
import { Icon } from "../ui/Icon.tsx";
import { phoneWords } from "../words/phones.ts";
import { t, wordsFor } from "../words/t.ts";

/** What speaks against it: some only warns, some forbids. */
export const Objections = ({ objections }: { readonly objections: readonly Objection[] }) =>
  objections.length === 0 ? null : (
    <ul class="objections" role="alert">
      {objections.map((objection) => (
        <li key={objection.code} class={`objection ${objection.final ? "is-final" : ""}`}>
          <Icon of={objection.final ? Ban : TriangleAlert} />
          <span dir="auto">{objectionWords(objection)}</span>
        </li>
      ))}
    </ul>
  );

function objectionWords({ code, final, params }: Objection): string {
  const told = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, phoneWords(value)]));
  return wordsFor("objection", code, told) ?? t(final ? "objection.forbidden" : "objection.warning");
}
