// Statements and orders on the billing page: what is due and open in sight, the rest folded up, and honest when Aria lists none.
import { accessible, aria, assert, done, moveClock, openBilling, orderFault, person, picture } from "./playground.mjs";

const page = await person();
const billing = await openBilling(page);
const texts = async selector => (await billing.locator(selector).allInnerTexts()).map(text => text.replace(/\s+/g, " "));
const refresh = async said => {
  await billing.getByRole("button", { name: /Refresh/ }).click();
  await billing.locator(".outcome .note:not(.busy)").filter({ hasText: said }).waitFor();
};

const headings = await texts("h3");
assert.deepEqual(headings, ["Plans", "Queued changes", "Statements", "Orders", "Recent changes"]);
const [newest, , oldest] = await texts(".statement");
for (const part of ["February 15, 2019 Unpaid", "Total 70.00 USD", "Due March 17, 2019", "Owed before 70.00 USD · new charges 70.00 USD · payments -70.00 USD", "invoice "])
  assert.ok(newest.includes(part), `${part} in ${newest}`);
assert.match(oldest, /December 15, 2018.*Paid/);
const [order] = await texts(".order");
for (const part of ["2 × Basic phone, 2 × SIM card", "Held", "108.00 USD", "February 11, 2019", "Order BW-2019-07, purchase order PO-88121"])
  assert.ok(order.includes(part), `${part} in ${order}`);
assert.equal(await billing.locator("details").count(), 0, "three statements need no folding");
await billing.locator(".history").first().scrollIntoViewIfNeeded();
await picture(page, "histories");
await accessible(page, "the billing page with histories");

// Four months on: February's statement is overdue and stays in sight, January's and December's are folded up.
await aria("create_order_m", { acct_no: 4711001, plan_instance_no: 8800101, bill_immediately: 1, order_line_items: [{ client_sku: "SIM-CARD", units: 3 }] });
await moveClock("2019-05-20");
await refresh("brought up to date");
assert.match((await texts(".history > .list .statement")).join(), /February 15, 2019 Overdue.*Due March 17, 2019, 64 days ago/);
const summary = billing.locator(".earlier > summary").first();
assert.equal(await summary.innerText(), "Earlier statements (2)");
assert.ok(await billing.locator(".earlier .statement").first().isHidden());
await summary.focus();
await page.keyboard.press("Enter");
assert.ok(await billing.locator(".earlier .statement").first().isVisible(), "the Enter key unfolds");
const invoiced = (await texts(".order")).find(text => text.includes("3 × SIM card"));
assert.match(invoiced, /Billed.*15\.00 USD.*Invoice \d+/);
await picture(page, "histories-overdue");
await accessible(page, "the billing page with overdue statements");

// A tenant whose key may not list orders: the figures are read, and the page says what is missing.
await orderFault({ operation: "get_order_m", kind: "refuse", code: 1004, count: 1 });
await refresh("but not everything. Orders could not be read.");
await billing.locator(".account > .note.warning").filter({ hasText: "Orders could not be read." }).waitFor();
assert.equal(await billing.locator(".order").count(), 2, "what was read before stays");
await picture(page, "histories-not-read");
await accessible(page, "the billing page without orders");
await refresh("brought up to date");
assert.equal(await billing.locator(".account > .note.warning").count(), 0);
await done();
