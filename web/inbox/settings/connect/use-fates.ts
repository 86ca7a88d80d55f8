import { useEffect, useState } from "preact/hooks";
import { news } from "../../stores/house.ts";
import { type Fates, withNews } from "./fate-of-test.ts";

/** What the log tells of deliveries while this is on the screen. */
export function useFates(): Fates {
  const [fates, setFates] = useState<Fates>({});
  useEffect(() => news.subscribe((events) => setFates((known) => withNews(known, events))), []);
  return fates;
}
