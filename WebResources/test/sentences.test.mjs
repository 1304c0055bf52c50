import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { operation } from "./samples.mjs";

const { sentencesOf, confirmLabel, receiptText, useLocale } = await load("change/sentences", "change/receipt", "shared/locale");
useLocale("en-GB");

const money = given => operation({ money: { ...operation().money, ...given } });

test("the seed's change reads as three plain sentences", () => assert.deepEqual(sentencesOf(operation()), [
  "On 22 February 2019 you pay 4.50 USD.", "From 15 March 2019 you pay 36.00 USD a month.", "Nothing else changes on this account."]));

test("a credit is said as a credit, without a minus", () =>
  assert.equal(sentencesOf(money({ payAmount: -4.5 }))[0], "On 22 February 2019 you are credited 4.50 USD."));

test("an amount nobody knows is not said to be zero", () =>
  assert.equal(sentencesOf(money({ payAmount: null }))[0], "What you pay on 22 February 2019 is not known yet; the invoice of that day will say."));

test("a change on the bill date costs nothing before it", () =>
  assert.equal(sentencesOf(operation({ when: "NextBillDate", money: { payOn: null, payAmount: 0, fullFrom: "2019-03-15", fullAmount: 36, intervalMonths: 1 } }))[0],
    "You pay nothing extra before 15 March 2019."));

test("a change without proration says that nothing is paid on the day", () =>
  assert.equal(sentencesOf(money({ payAmount: 0 }))[0], "On 22 February 2019 you pay nothing."));

for (const [months, words] of [[1, "a month"], [3, "every 3 months"], [12, "a year"]])
  test(`a period of ${months} months is said as "${words}"`, () =>
    assert.equal(sentencesOf(money({ intervalMonths: months }))[1], `From 15 March 2019 you pay 36.00 USD ${words}.`));

test("nothing is promised about the rest of the account when a warning names another change", () =>
  assert.equal(sentencesOf(operation({ warnings: [{ code: "DROPS_CUSTOM_RATES", text: "The custom rates end." }] }))[2], "Please note: The custom rates end."));

test("a warning about the preview itself is no other change", () =>
  assert.equal(sentencesOf(operation({ warnings: [{ code: "NOT_CONFIRMED_BY_ARIA", text: "Computed here." }] }))[2], "Nothing else changes on this account."));

test("a plan without a name is called by its number", () =>
  assert.ok(receiptText(operation({ plan: { instanceNo: "8800102", name: null } })).startsWith("8800102 will change on 22 February 2019")));

test("an amount without a known currency is said as a bare number", () =>
  assert.equal(sentencesOf(operation({ currency: null }))[0], "On 22 February 2019 you pay 4.50."));

test("an immediate change carries its amount on the button", () =>
  assert.equal(confirmLabel(operation({ when: "Today" })), "Charge 4.50 USD and change"));

test("an immediate credit is on the button as a credit", () =>
  assert.equal(confirmLabel({ ...money({ payAmount: -4.5 }), when: "Today" }), "Credit 4.50 USD and change"));

test("a dated change carries its day on the button", () => assert.equal(confirmLabel(operation()), "Confirm change for 22 February 2019"));

test("a currency without decimals is said without decimals", () =>
  assert.equal(sentencesOf({ ...money({ payAmount: 450 }), currency: "jpy" })[0], "On 22 February 2019 you pay 450 JPY."));

test("the receipt as text holds what is needed to find the change again", () => assert.equal(
  receiptText(operation({ state: "Done", queueId: "990045" })),
  "Extra Line will change on 22 February 2019: 4 units, rate schedule Loyalty.\nAccount in Aria: 4711001\nQueue number: 990045\nReceipt: 0123456789abcdef0123456789abcdef\nWho: Robin Rep"));

test("the amount of a waiting change is no amount paid, so it is not on the receipt", () =>
  assert.ok(!receiptText(operation({ state: "Done" })).includes("Amount")));
