// Runs in the page: what a press shows, and when.

const afterPaint = (then) =>
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });

const selectedName = () =>
  document.querySelector("#rows [aria-selected=true] .row-name")?.textContent?.trim() ?? "";

/** Drawn, and not only there: what is still being measured is hidden, and what lies beyond the edge is not seen. */
const isInSight = (one, place) => {
  const { top, bottom } = one.getBoundingClientRect();
  const edges = place.getBoundingClientRect();
  return one.checkVisibility({ visibilityProperty: true }) && bottom > edges.top && top < edges.bottom;
};

/** Its matter is on the screen: the name at the head, and words of that very client to be read in the log. */
const isShown = (name) => {
  const number = name.split(" ").pop();
  const log = document.querySelector("[role=log]");
  const head = document.querySelector(".thread-name")?.textContent ?? "";
  if (!log || !head.includes(name)) return false;
  return [...log.querySelectorAll("article")].some(
    (one) => one.textContent?.includes(` ${number}`) && isInSight(one, log),
  );
};

window.presses = [];

/** Counts the frames, and the milliseconds, from a key to the frame that shows the matter it leads to. */
addEventListener(
  "keydown",
  (event) => {
    if (event.code !== "KeyJ" && event.code !== "KeyK") return;
    const before = selectedName();
    const pressedAt = performance.now();
    let frames = 0;
    const look = () => {
      frames += 1;
      const name = selectedName();
      if (name !== before && isShown(name))
        window.presses.push({ frames, ms: performance.now() - pressedAt, name });
      else if (performance.now() - pressedAt < 5000) afterPaint(look);
      else window.presses.push({ frames: -1, ms: 5000, name });
    };
    afterPaint(look);
  },
  { capture: true },
);

window.longTasks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
}).observe({ entryTypes: ["longtask"] });

window.twoFrames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined))));
