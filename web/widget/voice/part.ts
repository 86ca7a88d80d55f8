import { player as openPlayer } from "./player.ts";
import { record as openRecorder } from "./recorder.ts";

export type { Played, PlayerHost } from "./player.ts";
export type { Recording, RecordingHost } from "./recorder.ts";

export const player = openPlayer;
export const record = openRecorder;
