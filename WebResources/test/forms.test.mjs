import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { options } from "./samples.mjs";

const { checkUpdate, checkRates, servicesWithRates, useLocale } = await load("change/updateForm", "change/ratesForm", "shared/locale");
useLocale("en-GB");

const values = given => ({ units: "4", rateScheduleNo: "77005", when: "OnDate", date: "2019-02-22", proration: "CompanyDefault", ...given });
const update = given => checkUpdate(options(), values(given));

test("the seed's change becomes the intent of the contract, and nothing more", () => assert.deepEqual(update({}).intent, {
  kind: "UpdatePlan", acctNo: "4711001", planInstanceNo: "8800102", units: 4, rateScheduleNo: "77005", when: "OnDate", effectiveDate: "2019-02-22", proration: "CompanyDefault"
}));

test("the schedule in force is not named in the intent: it is no change", () =>
  assert.equal("rateScheduleNo" in update({ rateScheduleNo: "77001" }).intent, false));

test("only a picked day is sent as the effective date", () => assert.equal("effectiveDate" in update({ when: "Today" }).intent, false));

test("on the bill date there is nothing to prorate, whatever was chosen before", () =>
  assert.equal(update({ when: "NextBillDate", proration: "Full" }).intent.proration, "CompanyDefault"));

for (const [units, sentence] of [
  ["", "Enter the number of units the plan is to have."],
  ["four", "“four” is not a number. Enter the units as a number, such as 4."],
  ["0", "A plan needs more than 0 units. Enter the new total."],
  ["-1", "A plan needs more than 0 units. Enter the new total."],
  ["1.1234567", "Units can have six decimals at most. Shorten the number."]
]) test(`units "${units}" get a sentence`, () => assert.equal(update({ units }).errors.units, sentence));

test("a form that changes nothing says so", () =>
  assert.equal(update({ units: "3", rateScheduleNo: "77001" }).errors.units, "Nothing would change. Enter other units, or choose another rate schedule."));

test("another schedule alone is a change", () => assert.equal(update({ units: "3" }).intent.units, 3));

for (const [date, sentence] of [
  ["", "Pick the day on which the change is to take effect."],
  ["2019-02-17", "17 February 2019 is past: in Aria today is 18 February 2019. Pick a later day."],
  ["2019-02-18", "18 February 2019 is today in Aria. Choose “Today” instead."]
]) test(`the date "${date}" gets a sentence`, () => assert.equal(update({ date, rateScheduleNo: "77001" }).errors.date, sentence));

test("a chosen schedule that ends before the picked day is refused with the reason", () =>
  assert.equal(update({ rateScheduleNo: "77006" }).errors.schedule,
    "Winter offer cannot be given. Not available on the chosen day: it ends on 20 February 2019. Choose another rate schedule or another day."));

test("the same schedule can be given today", () => assert.equal(update({ rateScheduleNo: "77006", when: "Today" }).intent.rateScheduleNo, "77006"));

test("without a next bill date the change cannot wait for it", () => {
  const unknown = options();
  unknown.plan.nextBillDate = null;
  assert.equal(checkUpdate(unknown, values({ when: "NextBillDate" })).errors.when, "Aria names no next bill date for this plan. Choose another day.");
});

const rates = (given, queueId = null) => checkRates(options(), queueId, { serviceNo: "5130", rates: { 1: "0.10", 2: "0.04" }, ...given });

test("custom rates keep every tier's limits and number", () => assert.deepEqual(rates({}).intent, {
  kind: "AssignCustomRates", acctNo: "4711001", planInstanceNo: "8800102", serviceNo: "5130", scope: "Current",
  rates: [{ seq: 1, from: 1, to: 100, ratePerUnit: 0.1 }, { seq: 2, from: 101, to: null, ratePerUnit: 0.04 }]
}));

test("custom rates of a queued change name the queue", () => {
  const { intent } = rates({}, "990044");
  assert.deepEqual([intent.scope, intent.queueId], ["Queued", "990044"]);
});

test("each wrong rate gets its own sentence", () => assert.deepEqual(rates({ rates: { 1: "", 2: "-1" } }).errors, {
  "rate-1": "Enter the rate for units 1–100.", "rate-2": "A rate cannot be below zero. Enter 0 or more."
}));

test("unchanged rates of the current plan are no change", () =>
  assert.equal(rates({ rates: { 1: "0.1", 2: "0.05" } }).errors["rate-1"], "Nothing would change. Enter another rate."));

test("a rate of zero can be given", () => assert.equal(rates({ rates: { 1: "0", 2: "0" } }).intent.rates[1].ratePerUnit, 0));

test("services that are neither recurring nor usage take no custom rates", () => {
  const oneTime = options();
  oneTime.plan.services = [{ ...oneTime.plan.services[0], isRecurring: false }];
  assert.deepEqual(servicesWithRates(oneTime), []);
});
