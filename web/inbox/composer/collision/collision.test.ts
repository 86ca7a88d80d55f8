import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fromHistory, withThread } from "../../state/from-history.ts";
import { fromWindow } from "../../state/from-window.ts";
import { mode } from "../../stores/composing.ts";
import { keepDraft } from "../../stores/drafts.ts";
import { forgetFleeting, takeFleeting } from "../../stores/fleeting.ts";
import { change, house, settleIn } from "../../stores/house.ts";
import { go } from "../../stores/route.ts";
import { anna, boris, marina, message, minute, row, windowPage } from "../../testing/cast.ts";
import { decideAnew, holdsBack, meanwhile, noteBeginning, whoAnswers, writeBeside } from "./collision.ts";

const matter = row({ id: 7, last_message_id: 3 });
const asked = message({ id: 3, conversation_id: 7, at: minute(3) });
const page = { seq: 100, client_id: anna.id, before: null, after: null, anchor: null, tail: [] };

function said(...more: readonly ReturnType<typeof message>[]): void {
  change((state) =>
    withThread(state, fromHistory({ ...page, messages: [asked, ...more], conversations: [matter] })),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  settleIn(
    fromWindow(windowPage([matter]), { ...house.peek()?.list, view: "open", channelId: null } as never),
  );
  said();
  go({ at: "inbox", view: "open", conversationId: 7 });
  mode.value = "reply";
});
afterEach(() => {
  keepDraft(7, "reply", "");
  noteBeginning(7, false);
  decideAnew(7);
  forgetFleeting();
  vi.useRealTimers();
});

const marinaTypes = () =>
  takeFleeting({
    kind: "typing",
    body: { client_id: anna.id, conversation_id: 7, operator_id: marina.id, text: null },
  });

const answer = (id: number, operator: number) =>
  message({
    id,
    conversation_id: 7,
    direction: "out",
    operator_id: operator,
    text: "Уже едет",
    at: minute(id),
  });

test("whoever comes to a matter that Marina answers is told, until they decide or she stops", () => {
  marinaTypes();
  expect(whoAnswers(matter)?.name).toBe("Марина");
  writeBeside(7);
  expect(whoAnswers(matter)).toBe(undefined);
  decideAnew(7);
  expect(whoAnswers(matter)?.name).toBe("Марина");
  vi.advanceTimersByTime(15_100);
  expect(whoAnswers(matter)).toBe(undefined);
});

test("nobody is stopped in the middle of a word, nor in a note", () => {
  keepDraft(7, "reply", "Добрый");
  marinaTypes();
  expect(whoAnswers(matter)).toBe(undefined);
  keepDraft(7, "reply", "");
  mode.value = "note";
  expect(whoAnswers(matter)).toBe(undefined);
});

test("an answer that came while I was writing is shown once, and then mine goes", () => {
  noteBeginning(7, true);
  said(answer(5, marina.id));
  expect(holdsBack(7)).toBe(true);
  expect(meanwhile.value?.answer.text).toBe("Уже едет");
  expect(holdsBack(7)).toBe(false);
  expect(meanwhile.value).toBe(null);
});

test("my own answers, and those that were there before, hold nothing back", () => {
  said(answer(4, marina.id));
  noteBeginning(7, true);
  said(answer(4, marina.id), answer(5, boris.id));
  expect(holdsBack(7)).toBe(false);
});

test("where the workplace does not want it, nobody is stopped", () => {
  change((state) => ({ ...state, workplace: { ...state.workplace, soft_lock: false } }));
  marinaTypes();
  noteBeginning(7, true);
  said(answer(5, marina.id));
  expect([whoAnswers(matter), holdsBack(7)]).toEqual([undefined, false]);
});
