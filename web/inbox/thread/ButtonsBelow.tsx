import { ExternalLink } from "lucide-preact";
import { safeHref } from "#shared/entities.ts";
import type { ButtonCard } from "#shared/wire.ts";
import { Icon } from "../ui/Icon.tsx";

/** The buttons that the client sees under our words. Pressing is theirs; a link can be looked at. */
export const ButtonsBelow = ({ rows }: { readonly rows: readonly (readonly ButtonCard[])[] }) => (
  <div class="buttons-below">
    {rows.map((row, y) => (
      <div class="buttons-below-row" key={y}>
        {row.map((button, x) => (
          <Below key={x} button={button} />
        ))}
      </div>
    ))}
  </div>
);

function Below({ button }: { readonly button: ButtonCard }) {
  const href = button.url ? safeHref(button.url) : null;
  return href ? (
    <a class="button-below" href={href} target="_blank" rel="noopener noreferrer nofollow">
      <span dir="auto">{button.label}</span>
      <Icon of={ExternalLink} />
    </a>
  ) : (
    <span class="button-below" dir="auto">
      {button.label}
    </span>
  );
}
