import { expect, test } from "vitest";
import { pathOf, type Route, routeOf } from "./route.ts";

test.each<Route>([
  { at: "inbox", view: "mine", conversationId: null },
  { at: "inbox", view: "closed", conversationId: 17 },
  { at: "inbox", view: "open", conversationId: 17, messageId: 400 },
  { at: "inbox", view: "all", conversationId: null, list: { channel_id: 3, sort: "waiting" } },
  {
    at: "inbox",
    view: "open",
    conversationId: 17,
    messageId: 400,
    list: { team_id: 1, tag_id: 2, assignee_id: 4, priority: "urgent", sort: "priority" },
  },
  { at: "inbox", view: "open", conversationId: 8, list: { saved_id: 12 } },
  { at: "client", clientId: 5 },
  { at: "settings", page: "channels" },
  { at: "calls", view: "mine", callId: null },
  { at: "calls", view: "done", callId: 21 },
  { at: "sign-in" },
])("%o leads back to itself", (route) => {
  expect(routeOf(pathOf(route))).toEqual(route);
});

test.each(["/", "/nonsense", "/inbox", "/inbox/strange", "/clients/evil", "/inbox/open/-1"])(
  "%s leads to the open matters",
  (path) => {
    expect(routeOf(path)).toEqual({ at: "inbox", view: "open", conversationId: null });
  },
);
