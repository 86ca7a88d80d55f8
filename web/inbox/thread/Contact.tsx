import { BadgeCheck, Copy, Phone } from "lucide-preact";
import type { AttachmentCard } from "#shared/wire.ts";
import { copyText } from "../ui/copy.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { phoneWords } from "../words/phones.ts";
import { t } from "../words/t.ts";
import { detail, isTrue } from "./details.ts";

/** Somebody's number; their own, when the messenger says so. */
export function Contact({ file }: { readonly file: AttachmentCard }) {
  const phone = detail(file, "phone");
  return (
    <div class="thing">
      <span class="thing-icon">
        <Icon of={Phone} size={20} />
      </span>
      <span class="thing-words">
        <span dir="auto">{file.name || detail(file, "name") || t("kind.contact")}</span>
        <small>{phoneWords(phone)}</small>
        {isTrue(file, "own") && (
          <small class="is-good contact-proof">
            <Icon of={BadgeCheck} />
            {t("contact.own")}
          </small>
        )}
      </span>
      {phone && <IconButton icon={Copy} label={t("act.copy")} onClick={() => copyText(phone)} />}
    </div>
  );
}
