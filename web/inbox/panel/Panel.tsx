import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { ClientCard } from "#shared/wire.ts";
import { hasCallsPart, PanelCalls } from "../calls/PanelCalls.tsx";
import { goalOf } from "../people/carry-client.ts";
import { briefOf, nameOf } from "../state/clients.ts";
import { newestOf } from "../state/stretch.ts";
import { besideOf } from "../stores/beside.ts";
import { now } from "../stores/clock.ts";
import { can, house } from "../stores/house.ts";
import { isDrawerOpen, PANEL_RANGE, panelWidth, room } from "../stores/layout.ts";
import { openedClientId, openedThread } from "../stores/threads.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Border } from "../ui/Border.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Quiet, Skeleton } from "../ui/states.tsx";
import { clientName, isNameless } from "../words/client-name.ts";
import { moment } from "../words/dates.ts";
import { counted, t } from "../words/t.ts";
import { Acts } from "./Acts.tsx";
import { Attributes } from "./attributes/Attributes.tsx";
import { hasAttributes } from "./attributes/lines.ts";
import { Tags } from "./attributes/Tags.tsx";
import { ContactPoints } from "./ContactPoints.tsx";
import { Differences } from "./Differences.tsx";
import { EditableText } from "./EditableText.tsx";
import { Identities } from "./Identities.tsx";
import { Joining } from "./Joining.tsx";
import { renameClient, rewriteNote } from "./rewrite.ts";
import { Suggestions } from "./Suggestions.tsx";
import { Visits } from "./Visits.tsx";
import { WriteTo } from "./WriteTo.tsx";

/** Who this is, and all that is known; what is not known takes no room. */
export function Panel() {
  const clientId = openedClientId.value;
  const card = clientId === null ? undefined : house.value?.clients[clientId];
  return (
    <aside class="panel" aria-label={t("panel.pane")} {...goalOf(card && briefOf(card))}>
      {room.value === "wide" ? (
        <Border width={panelWidth} range={PANEL_RANGE} side="right" label={t("panel.border")} />
      ) : (
        <IconButton
          icon={X}
          class="panel-close"
          label={t("act.close_dialog")}
          onClick={() => {
            isDrawerOpen.value = false;
          }}
        />
      )}
      <div class="panel-scroll">
        {!can("clients.read") ? (
          <Quiet>{t("panel.no_right")}</Quiet>
        ) : card ? (
          <Card card={card} />
        ) : (
          <Skeleton kind="form" />
        )}
      </div>
    </aside>
  );
}

function Card({ card }: { readonly card: ClientCard }) {
  const { acts } = besideOf(card.id);
  return (
    <>
      <div class="panel-who">
        <Avatar person={briefOf(card)} size={56} />
        <h2 class="panel-name">
          <EditableText
            key={card.id}
            text={isNameless(nameOf(card)) ? "" : nameOf(card)}
            label={t("panel.name")}
            placeholder={clientName({ id: card.id, name: nameOf(card) })}
            isLocked={!can("clients.change")}
            onChange={(name) => renameClient(card, name)}
          />
        </h2>
        <TheirNames card={card} />
        <Since card={card} />
        <WriteTo card={card} />
      </div>
      <Suggestions card={card} />
      {card.identities.length > 0 && (
        <Section title={t("panel.channels")}>
          <Identities card={card} />
        </Section>
      )}
      {card.contact_points.length > 0 && (
        <Section title={t("panel.contacts")}>
          <ContactPoints points={card.contact_points} />
        </Section>
      )}
      {hasCallsPart(card.id) && (
        <Section title={t("calls.title")}>
          <PanelCalls key={card.id} clientId={card.id} />
        </Section>
      )}
      {(card.tags.length > 0 || can("clients.change")) && (
        <Section title={t("panel.tags")}>
          <Tags key={card.id} card={card} />
        </Section>
      )}
      {hasAttributes(card) && (
        <Section title={t("panel.attributes")}>
          <Attributes key={card.id} card={card} />
        </Section>
      )}
      {(card.note || can("clients.change")) && (
        <Section title={t("panel.note")}>
          <EditableText
            key={card.id}
            text={card.note ?? ""}
            label={t("panel.note")}
            placeholder={t("panel.add_note")}
            isLong
            isLocked={!can("clients.change")}
            onChange={(note) => rewriteNote(card, note)}
          />
        </Section>
      )}
      <Differences card={card} />
      {card.visits.length > 0 && (
        <Section title={t("panel.visits")}>
          <Visits key={card.id} card={card} />
        </Section>
      )}
      {acts.length > 0 && (
        <Section title={t("panel.acts")}>
          <Acts key={card.id} clientId={card.id} acts={acts} />
        </Section>
      )}
      <Joining card={card} />
    </>
  );
}

/** How they call themselves, where we call them otherwise or several were joined. */
function TheirNames({ card }: { readonly card: ClientCard }) {
  const names = [
    card.name,
    ...card.identities.map(({ name }) => name),
    ...card.glued.map(({ name }) => name),
  ];
  const others = [...new Set(names)].filter((name) => !isNameless(name) && name !== nameOf(card));
  return others.length > 0 ? (
    <p class="panel-since" dir="auto">
      {t("panel.their_names", { names: others.join(", ") })}
    </p>
  ) : null;
}

/** Neither notes nor lines of the house are words with a client. */
const SPOKEN: ReadonlySet<string> = new Set(["in", "out"]);

function Since({ card }: { readonly card: ClientCard }) {
  // The card is told anew when it changes, not with every message; the thread knows the newest.
  const thread = openedThread.value;
  const spoken = (thread ? newestOf(thread) : []).findLast(({ direction }) => SPOKEN.has(direction));
  const newest = spoken?.at ?? card.last_at;
  return (
    <div class="panel-since">
      {card.first_at && <p>{t("panel.first_at", { at: moment(card.first_at, now.value) })}</p>}
      {newest && newest !== card.first_at && <p>{t("panel.last_at", { at: moment(newest, now.value) })}</p>}
      {card.conversation_count > 1 && <p>{counted("panel.matters", card.conversation_count)}</p>}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const heading = useId();
  return (
    <section class="panel-section" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  );
}
