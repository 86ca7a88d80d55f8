import type { ClientBrief } from "#shared/wire.ts";
import { can } from "../stores/house.ts";
import { plan } from "../stores/plan.ts";

const KIND = "application/x-okno-client";
const OVER = "is-goal";

/** Who is being carried; while something is carried over the page, a browser tells only what kind of thing it is. */
let carried: ClientBrief | null = null;

/** What makes a client's row something to carry onto another one. */
export const carryOf = (client: ClientBrief) =>
  can("clients.glue")
    ? {
        draggable: true,
        onDragStart: ({ dataTransfer }: DragEvent) => {
          carried = client;
          dataTransfer?.setData(KIND, String(client.id));
          if (dataTransfer) dataTransfer.effectAllowed = "link";
        },
        onDragEnd: () => {
          carried = null;
        },
      }
    : {};

/** What lets another client's row be put down here: to look at what joining them would mean. */
export const goalOf = (client: ClientBrief | undefined) => ({
  onDragOver: (event: DragEvent) => {
    if (!client || !isMeant(event, client) || !(event.currentTarget instanceof Element)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "link";
    event.currentTarget.classList.add(OVER);
  },
  onDragLeave: (event: DragEvent) => leave(event),
  onDrop: (event: DragEvent) => {
    leave(event);
    const other = carried;
    if (!client || !other || !isMeant(event, client)) return;
    event.preventDefault();
    plan.value = { is: "glue", one: client, other };
  },
});

const isMeant = (event: DragEvent, client: ClientBrief): boolean =>
  (event.dataTransfer?.types.includes(KIND) ?? false) && carried !== null && carried.id !== client.id;

function leave({ currentTarget }: DragEvent): void {
  if (currentTarget instanceof Element) currentTarget.classList.remove(OVER);
}
