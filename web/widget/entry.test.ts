import { afterEach, expect, test, vi } from "vitest";

const TOKEN = "okno_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** The page is opened at this address, and the widget's script runs. */
function opened(address: string) {
  history.replaceState({ theirs: 1 }, "", address);
  vi.resetModules();
  return import("./entry.ts");
}

afterEach(() => history.replaceState(null, "", "/"));

test("a token leaves the address bar as soon as the script runs, and is given once", async () => {
  const { takeEntry } = await opened(`/lamps?page=2#okno=${TOKEN}`);
  expect(location.pathname + location.search + location.hash).toBe("/lamps?page=2");
  expect(history.state).toEqual({ theirs: 1 });
  expect(takeEntry()).toBe(TOKEN);
  expect(takeEntry()).toBeNull();
});

test("a link followed on the page that is open already is noticed when asked", async () => {
  const { takeEntry } = await opened("/lamps");
  expect(takeEntry()).toBeNull();
  location.hash = `okno=${TOKEN}`;
  expect(takeEntry()).toBe(TOKEN);
  expect(location.hash).toBe("");
});

test("the page's own places are left alone", async () => {
  const { takeEntry } = await opened("/lamps#okno=short");
  expect(takeEntry()).toBeNull();
  expect(location.hash).toBe("#okno=short");
});
