import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { schedule } from "./samples.mjs";

const { whyNotAssignable } = await load("change/assignability");
const why = (given, activation, today = "2020-09-30") => {
  const reason = whyNotAssignable(schedule({ availableFrom: null, ...given }), "usd", today, activation);
  return reason && reason.why;
};

// The seed's example: on 30 September a schedule in effect from 15 October cannot be given, whatever the activation day.
test("a schedule that begins after today cannot be given today", () => assert.equal(why({ availableFrom: "2020-10-15" }, "2020-09-30"), "notYet"));
test("a schedule that begins after today cannot be given for the day it begins either", () => assert.equal(why({ availableFrom: "2020-10-15" }, "2020-10-15"), "notYet"));

test("a schedule that begins today can be given", () => assert.equal(why({ availableFrom: "2020-09-30" }, "2020-09-30"), null));
test("a schedule may end on the very day the change takes effect", () => assert.equal(why({ availableTo: "2020-10-15" }, "2020-10-15"), null));
test("a schedule that ends a day before the change takes effect cannot be given", () => assert.equal(why({ availableTo: "2020-10-14" }, "2020-10-15"), "endsBefore"));
test("a schedule that ended is not offered, however early the change", () => assert.equal(why({ availableTo: "2020-09-29" }, "2020-09-30"), "ended"));
test("a schedule without limits can always be given", () => assert.equal(why({}, "2031-01-01"), null));
test("the day of the change counts as today while no day is picked", () => assert.equal(why({ availableTo: "2020-09-30" }, null), null));
test("the schedule in force may stay even when it has ended", () => assert.equal(why({ availableTo: "2001-01-01", isCurrent: true }, "2020-09-30"), null));
test("a schedule in another currency cannot be given", () => assert.equal(why({ currency: "eur" }, "2020-09-30"), "currency"));
test("a currency nobody named rules nothing out", () => {
  assert.equal(why({ currency: null }, "2020-09-30"), null);
  assert.equal(whyNotAssignable(schedule({ currency: "eur" }), null, "2020-09-30", "2020-09-30"), null);
});
test("the case of a currency code does not matter", () => assert.equal(why({ currency: "USD" }, "2020-09-30"), null));
