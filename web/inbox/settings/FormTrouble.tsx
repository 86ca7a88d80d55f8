import type { Refused } from "../api/refused.ts";
import { Details } from "../ui/states.tsx";
import { refusalWords } from "../words/refusals.ts";

/** Why the form was not taken. */
export const FormTrouble = ({ refused }: { readonly refused: Refused | null }) =>
  refused && (
    <div class="form-trouble" role="alert">
      {refusalWords(refused)} <Details refused={refused} />
    </div>
  );
