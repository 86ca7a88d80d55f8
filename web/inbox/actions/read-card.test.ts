import { expect, test, vi } from "vitest";
import type { ClientCard } from "#shared/wire.ts";
import { fromWindow } from "../state/from-window.ts";
import { allOf } from "../state/view.ts";
import { house, news, settleIn } from "../stores/house.ts";
import { anna, clientCard, minute, windowPage } from "../testing/cast.ts";
import { readCard } from "./open-thread.ts";

const asked: ((card: ClientCard) => void)[] = [];

vi.mock("../api/clients.ts", () => ({
  readClient: () => new Promise<ClientCard>((done) => asked.push(done)),
}));

test("a card that changed while it was being read is read again", async () => {
  settleIn(fromWindow(windowPage([]), allOf("open")));
  const before = clientCard(anna, { note: "как было" });
  const after = clientCard(anna, { note: "как стало" });
  const reading = readCard(anna.id);
  news.value = [{ seq: 101, at: minute(1), kind: "client.changed", body: { client: after } }];
  asked[0]?.(before);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.(after);
  await reading;
  expect(house.peek()?.clients[anna.id]?.note).toBe("как стало");
});
