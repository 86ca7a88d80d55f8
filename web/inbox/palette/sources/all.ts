import { registerDeeds } from "../deeds.ts";
import { going } from "./going.ts";
import { matter } from "./matter.tsx";
import { mine } from "./mine.ts";

registerDeeds(matter);
registerDeeds(going);
registerDeeds(mine);
