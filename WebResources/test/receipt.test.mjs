import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { operation } from "./samples.mjs";

const { receiptText, receiptFacts, whatWasDone, isUncollected, useLocale } = await load("change/receipt", "shared/locale");
useLocale("en-GB");

// 27.00 − 22.50 billed.
const totals = { charges: 27, tax: 0, credits: 22.5, total: 4.5 };
const done = given => operation({ state: "Done", when: "Today", totals, actualTotals: totals, payment: "Collected", invoiceNo: "31500077", ...given });
const receipt = (given, dueDate = null) => ({ operation: done(given), subject: { customer: "Brightwater", acctNo: "4711001" }, dueDate });
const facts = (given, dueDate) => Object.fromEntries(receiptFacts(receipt(given, dueDate)));

test("the receipt as text names the customer and holds what is needed to find the change again", () => assert.equal(
  receiptText(receipt()),
  "Extra Line was changed: 4 units, rate schedule Loyalty.\nCustomer: Brightwater\nAccount in Aria: 4711001\nBilled: 4.50 USD\nPayment: Collected\nInvoice number: 31500077\n"
  + "Receipt number: 0123456789abcdef0123456789abcdef\nWho: Robin Rep"));

test("billed is not collected: terms, a failed payment and a collected one read differently", () => assert.deepEqual(
  [facts({}), facts({ payment: "NoneNamed" }, "2019-03-20"), facts({ payment: "NoneNamed" }), facts({ payment: "Failed" })].map(each => each.Payment),
  ["Collected", "Not collected yet; due on 20 March 2019", "Not collected yet, as far as Aria's answer tells", "Not collected: the payment failed"]));

test("where Aria's answer was lost, the previewed amount is not passed off as billed, nor as collected", () => {
  const lost = facts({ actualTotals: null, payment: null });
  assert.equal("Billed" in lost, false);
  assert.equal(lost["Amount previewed"], "4.50 USD; what Aria billed is not known here");
  assert.equal(lost.Payment, "Not known whether it was collected; look at the statements on the billing page");
});

test("an amount that was not even previewed is not known", () =>
  assert.equal(facts({ totals: null, actualTotals: null, payment: null }).Billed, "not known"));

test("a waiting change has billed nothing now, whatever was previewed for its day", () => {
  const waiting = facts({ when: "OnDate", actualTotals: null, payment: "NothingBilled", invoiceNo: null });
  assert.deepEqual([waiting.Billed, waiting.Payment, waiting["Amount previewed"]], ["nothing now", undefined, undefined]);
});

test("of a waiting change whose answer was lost, neither an amount nor a payment is claimed", () => {
  const lost = facts({ when: "OnDate", actualTotals: null, payment: null, invoiceNo: null });
  assert.deepEqual([lost.Billed, lost.Payment, lost["Amount previewed"]], [undefined, undefined, undefined]);
});

test("money back is a credit without a minus, and nothing is due", () => {
  const back = facts({ actualTotals: { charges: 0, tax: 0, credits: 7.5, total: -7.5 }, payment: "NoneNamed" }, "2019-03-20");
  assert.deepEqual([back.Credited, back.Billed, back.Payment], ["7.50 USD", undefined, undefined]);
});

test("what did not go well is copied too", () => {
  const message = "The change is made and billed, but the money was not collected: the card was declined on 2019-02-18.";
  assert.ok(receiptText(receipt({ payment: "Failed", message })).includes("was not collected: the card was declined on 18 February 2019."));
  assert.equal(isUncollected(done({ payment: "Failed" })), true);
  assert.equal(isUncollected(done()), false);
});

test("custom rates are sent without a number that Aria would know", () => {
  const rates = facts({ kind: "AssignCustomRates", when: "NextBillDate", actualTotals: null, payment: "NothingBilled" });
  assert.deepEqual([rates["Receipt number"], rates.Reference], [undefined, "0123456789abcdef0123456789abcdef"]);
});

for (const [units, words] of [[1, "1 unit"], [2, "2 units"], [0.5, "0.5 units"]])
  test(`${units} is counted as "${words}"`, () =>
    assert.equal(whatWasDone(done({ after: { units, rateScheduleNo: "77005", rateScheduleName: null } })), `Extra Line was changed: ${words}, rate schedule 77005.`));

test("a plan without a name is called by its number, and a later day is named", () =>
  assert.equal(whatWasDone(operation({ plan: { instanceNo: "8800102", name: null } })), "8800102 will change on 22 February 2019: 4 units, rate schedule Loyalty."));
