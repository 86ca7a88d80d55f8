import { useSignalEffect } from "@preact/signals";
import { useCallback, useState } from "preact/hooks";
import type { BlocklistEntry } from "#shared/wire.ts";
import { readBlocklist } from "../../api/visitors.ts";
import { news } from "../../stores/house.ts";
import { Skeleton, Trouble } from "../../ui/states.tsx";
import { t } from "../../words/t.ts";
import { useLearnt } from "../use-learnt.ts";
import { AddressForm } from "./AddressForm.tsx";
import { BlockedLine } from "./BlockedLine.tsx";
import "../../styles/visitors.css";

/** Whom we do not listen to, and from where. */
export function BlocklistPage() {
  const [entries, setEntries] = useState<readonly BlocklistEntry[] | null>(null);
  const learn = useCallback(async () => setEntries(await readBlocklist()), []);
  const { refused, again } = useLearnt(learn);
  useSignalEffect(() => {
    // The log says only that it has changed; what cannot be read now is read at the next change.
    if (news.value.some(({ kind }) => kind === "blocklist.changed")) learn().catch(() => undefined);
  });
  if (refused && !entries) return <Trouble refused={refused} retry={again} />;
  if (!entries) return <Skeleton kind="form" />;
  const of = (kind: BlocklistEntry["kind"]) => entries.filter((entry) => entry.kind === kind);
  return (
    <>
      <header class="settings-head">
        <h2>{t("settings.blocklist")}</h2>
      </header>
      <p class="is-quiet blocklist-about">{t("blocklist.about")}</p>
      <section class="settings-section" aria-labelledby="blocked-addresses">
        <h3 id="blocked-addresses">{t("blocklist.addresses")}</h3>
        <AddressForm />
        <Lines entries={of("address")} none={t("blocklist.no_addresses")} />
      </section>
      <section class="settings-section" aria-labelledby="blocked-people">
        <h3 id="blocked-people">{t("blocklist.people")}</h3>
        <Lines entries={of("identity")} none={t("blocklist.none")} />
      </section>
    </>
  );
}

const Lines = (props: { readonly entries: readonly BlocklistEntry[]; readonly none: string }) =>
  props.entries.length > 0 ? (
    <ul class="cards">
      {props.entries.map((entry) => (
        <BlockedLine key={entry.id} entry={entry} />
      ))}
    </ul>
  ) : (
    <p class="is-quiet">{props.none}</p>
  );
