import type { EventsFrame, LogEvent, ReloadReason, ServerFrame } from "#shared/events.ts";
import { readMe } from "../api/session.ts";
import { line, trueAt } from "../stores/fate.ts";
import { forgetFleeting, stopTyping, takeFleeting } from "../stores/fleeting.ts";
import { house, takeFrame } from "../stores/house.ts";
import { liftTold } from "../stores/overlay.ts";
import { Activity } from "./activity.ts";
import { Line, type LineState } from "./line.ts";

type Followers = {
  /** Called with what is new, after the state holds it. */
  readonly onNews: (events: readonly LogEvent[]) => void;
  /** The state is of no use any more. */
  readonly onReload: () => void;
  /** The server hears us again. */
  readonly onBack: () => void;
  readonly onSignedOut: () => void;
  /** Somebody uses a pointer or a key. */
  readonly onTouch?: () => void;
};

let current: Line | null = null;
let activity: Activity | null = null;
let helloSaidAt = 0;

const HELLO_AT_MOST_EVERY = 2000;

/** Follows the log from what the window holds. */
export function follow(followers: Followers): void {
  unfollow();
  activity = new Activity(say, followers.onTouch);
  const url = `${location.origin.replace(/^http/, "ws")}/api/live`;
  current = new Line(url, {
    since: () => house.peek()?.seq ?? 0,
    onFrame: (frame) => take(frame, followers),
    onState: (state) => note(state, followers),
    onGreeted: () => activity?.introduce(),
    chance: Math.random,
  });
}

export function unfollow(): void {
  current?.end();
  current = null;
  activity?.end();
  activity = null;
  forgetFleeting();
}

export const say: Line["say"] = (frame) => current?.say(frame);

function take(frame: ServerFrame, followers: Followers): void {
  switch (frame.type) {
    case "events":
      takeEvents(frame, followers);
      break;
    case "fleeting":
      takeFleeting(frame);
      break;
    case "reload":
      reload(frame.reason, followers);
      break;
    case "pong":
      break;
  }
}

function takeEvents(frame: EventsFrame, followers: Followers): void {
  const news = takeFrame(frame);
  if (news === null) {
    askForMissed();
    return;
  }
  liftTold(news);
  for (const event of news) if (event.kind === "message.added") quieten(event.body.message);
  followers.onNews(news);
}

const quieten = (message: { readonly client_id: number; readonly operator_id: number | null }): void =>
  stopTyping(message.client_id, message.operator_id);

/** Every frame behind a gap shows the same gap; one hello is enough. */
function askForMissed(): void {
  if (Date.now() - helloSaidAt < HELLO_AT_MOST_EVERY) return;
  helloSaidAt = Date.now();
  current?.hello();
}

function reload(reason: ReloadReason, followers: Followers): void {
  if (reason === "signed_out") followers.onSignedOut();
  else followers.onReload();
}

function note(state: LineState, followers: Followers): void {
  const before = line.peek();
  if (state.is === "open") trueAt.value = Date.now();
  if (state.is !== before.is || state.is === "lost") line.value = state;
  if (state.is === "lost") {
    forgetFleeting();
    // A session that has ended looks like any other cut; asking who we are tells them apart.
    readMe().catch(() => undefined);
  }
  if (state.is === "open" && before.is === "lost") followers.onBack();
  if (state.is === "shut" && state.why === "signed_out") followers.onSignedOut();
}
