import { BadgeCheck, Copy, Mail, Phone } from "lucide-preact";
import type { ContactPointCard } from "#shared/wire.ts";
import { copyText } from "../ui/copy.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { phoneWords } from "../words/phones.ts";
import { t, wordsFor } from "../words/t.ts";

/** "Подтвердил мессенджер · из Telegram"; or both in one, where somebody spoke with them on it. */
const groundsOf = ({ proof, source }: ContactPointCard): string =>
  wordsFor("proven", `${proof}.${source}`) ??
  [wordsFor("proof", proof), wordsFor("source", source)].filter(Boolean).join(" · ");

/** Phones and mails, each with how we know it. */
export const ContactPoints = ({ points }: { readonly points: readonly ContactPointCard[] }) => (
  <ul class="facts">
    {points.map((point) => (
      <li class="fact" key={point.id}>
        <Icon of={point.kind === "phone" ? Phone : Mail} size={20} />
        <span class="fact-words">
          <a href={`${point.kind === "phone" ? "tel" : "mailto"}:${point.value}`}>
            {point.kind === "phone" ? phoneWords(point.value) : point.value}
          </a>
          <small class={point.proof === "claimed" ? "" : "is-good"}>
            {point.proof !== "claimed" && <Icon of={BadgeCheck} />}
            {groundsOf(point)}
          </small>
        </span>
        <IconButton icon={Copy} label={t("act.copy")} onClick={() => copyText(point.value)} />
      </li>
    ))}
  </ul>
);
