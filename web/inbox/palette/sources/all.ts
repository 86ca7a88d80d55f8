import { registerDeeds } from "../deeds.ts";
import { going } from "./going.ts";
import { matter } from "./matter.ts";
import { mine } from "./mine.ts";

registerDeeds(matter);
registerDeeds(going);
registerDeeds(mine);
