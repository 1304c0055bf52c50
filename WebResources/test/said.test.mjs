import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { said, useLocale, moment, watchRecordBehind, openChangeText } = await load("shared/said", "shared/locale", "shared/format", "shared/recordBehind", "shared/openChangeText");
useLocale("en-US");

test("the days in the connector's sentences read as all other days of the page", () => {
  assert.equal(said("2019-02-17 is past; in Aria today is 2019-02-18."), "February 17, 2019 is past; in Aria today is February 18, 2019.");
  assert.equal(said("until 2019-03-15 only (2019-01-01)"), "until March 15, 2019 only (January 1, 2019)");
});

test("a number that only looks like a day stays as it is", () => {
  for (const number of ["Order BW-2019-07-01", "2019-07-01-4", "2019-13-01", "2019-02-18T10:00:00Z", "12019-02-18"]) assert.equal(said(number), number);
});

test("a moment has the date style of the days", () => assert.match(moment("2026-11-21T17:08:52Z"), /^November 2[0-2], 2026 at /));

test("an open change says whose it is and since when", () => assert.match(
  openChangeText({ name: "Extra Line: 4 units", state: "Unknown", owner: "Robin Rep", ownerId: null, when: "2026-11-21T17:08:52Z" }),
  /whether Aria made the change “Extra Line: 4 units”, confirmed by Robin Rep on November 2[0-2], 2026 at /));

const mine = "abcdef01-2345-6789-abcd-ef0123456789";
const other = "11111111-2222-3333-4444-555555555555";

test("a page notices that the record behind it changed, and that it changed back", () => {
  let shown = { pageType: "entityrecord", entityName: "account", entityId: `{${mine.toUpperCase()}}` };
  let look;
  const before = globalThis.window;
  globalThis.window = { Xrm: { Utility: { getPageContext: () => ({ input: shown }) } }, setInterval: action => { look = action; } };
  const told = [];
  try {
    watchRecordBehind(mine, given => told.push(given));
    look();
    assert.deepEqual(told, []);
    shown = { ...shown, entityId: other };
    look();
    look();
    shown = { pageType: "entitylist", entityName: "account" };
    look();
    shown = { pageType: "entityrecord", entityName: "contact", entityId: other };
    look();
  } finally {
    globalThis.window = before;
  }
  assert.deepEqual(told, [other, null]);
});

test("where the app does not tell what it shows, nothing is claimed", () => {
  const before = globalThis.window;
  const told = [];
  for (const window of [{}, { Xrm: { Utility: {} } }, { Xrm: { Utility: { getPageContext: () => { throw new Error("not offered"); } } } }]) {
    globalThis.window = { ...window, setInterval: () => 0 };
    try {
      watchRecordBehind(mine, given => told.push(given));
    } finally {
      globalThis.window = before;
    }
  }
  assert.deepEqual(told, []);
});
