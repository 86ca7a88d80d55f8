import type { CallbackCard } from "#shared/wire.ts";
import { t } from "../words/t.ts";

type Props = { readonly card: Pick<CallbackCard, "phone" | "phone_shown" | "extension"> };

/** A number as people read it; a telephone dials it, and after a pause the extension. */
export const PhoneLink = ({ card: { phone, phone_shown, extension } }: Props) => (
  <a
    class="phone-link"
    href={`tel:${phone}${extension ? `,${extension}` : ""}`}
    onClick={(event) => event.stopPropagation()}
  >
    {phone_shown}
    {extension && ` ${t("calls.extension", { extension })}`}
  </a>
);
