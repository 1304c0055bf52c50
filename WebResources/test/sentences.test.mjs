import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { operation } from "./samples.mjs";

const { sentencesOf, confirmLabel, useLocale } = await load("change/sentences", "shared/locale");
useLocale("en-GB");

const money = given => operation({ money: { ...operation().money, ...given } });
const say = (given, isBlocked = false) => sentencesOf(given, isBlocked);

test("the seed's change reads as three plain sentences: what is billed, for which plan, and what it costs then", () => assert.deepEqual(say(operation()), [
  "On 22 February 2019 you are billed 4.50 USD for Extra Line.", "From 15 March 2019, Extra Line costs 36.00 USD a month, before tax.", "Nothing else changes on your account."]));

test("a credit is said as a credit, without a minus", () =>
  assert.equal(say(money({ payAmount: -4.5 }))[0], "On 22 February 2019 you are credited 4.50 USD for Extra Line."));

test("an amount nobody knows is not said to be zero", () =>
  assert.equal(say(money({ payAmount: null }))[0], "What is billed on 22 February 2019 is not known yet; the invoice of that day will say."));

test("a change on the bill date costs nothing before it", () =>
  assert.equal(say(operation({ when: "NextBillDate", money: { payOn: null, payAmount: 0, fullFrom: "2019-03-15", fullAmount: 36, intervalMonths: 1 } }))[0],
    "Nothing extra is billed before 15 March 2019."));

test("a change without proration says that nothing is billed on the day", () =>
  assert.equal(say(money({ payAmount: 0 }))[0], "On 22 February 2019 nothing is billed for this change."));

for (const [months, words] of [[1, "a month"], [3, "every 3 months"], [12, "a year"]])
  test(`a period of ${months} months is said as "${words}"`, () =>
    assert.equal(say(money({ intervalMonths: months }))[1], `From 15 March 2019, Extra Line costs 36.00 USD ${words}, before tax.`));

test("nothing is promised about the rest of the account when a warning names another change, and its day reads like the others", () =>
  assert.equal(say(operation({ warnings: [{ code: "OTHER_CHANGE_QUEUED", text: "A change is queued for 2019-03-01." }] }))[2], "Please note: A change is queued for 1 March 2019."));

test("a warning about the preview itself is no other change", () =>
  assert.equal(say(operation({ warnings: [{ code: "NOT_CONFIRMED_BY_ARIA", text: "Computed here." }] }))[2], "Nothing else changes on your account."));

test("while another change is open, nothing is said of the rest of the account", () =>
  assert.equal(say(operation(), true)[2], "Another change on your account is still being settled."));

test("an amount without a known currency is said as a bare number", () =>
  assert.equal(say(operation({ currency: null }))[0], "On 22 February 2019 you are billed 4.50 for Extra Line."));

test("an immediate change carries its amount on the button, as a bill and not as a payment", () =>
  assert.equal(confirmLabel(operation({ when: "Today" })), "Change and bill 4.50 USD"));

test("an immediate credit is on the button as a credit", () =>
  assert.equal(confirmLabel({ ...money({ payAmount: -4.5 }), when: "Today" }), "Change and credit 4.50 USD"));

test("a dated change carries its day on the button", () => assert.equal(confirmLabel(operation()), "Confirm change for 22 February 2019"));

test("a currency without decimals is said without decimals", () =>
  assert.equal(say({ ...money({ payAmount: 450 }), currency: "jpy" })[0], "On 22 February 2019 you are billed 450 JPY for Extra Line."));
