// The answer of the write is lost: the page says that it checks, finds the receipt, and reports Done.
import { accessible, assert, done, openBilling, openChange, orderFault, person, picture, previewToday, units, writes } from "./playground.mjs";

const page = await person();
const dialog = await openChange(page, await openBilling(page));
await previewToday(dialog);
// What stands in the heading is kept as it comes, so that a passing state is not missed.
await dialog.locator("main").evaluate(main => {
  window.headings = [];
  new MutationObserver(() => {
    const heading = main.querySelector("h1");
    if (heading && window.headings.at(-1) !== heading.textContent) window.headings.push(heading.textContent);
  }).observe(main, { childList: true, subtree: true, characterData: true });
});
await orderFault({ operation: "update_acct_plan_m", kind: "dropAnswer", doWrite: true });
await dialog.locator("#confirm").click();
await dialog.locator("#close").waitFor();
const headings = await dialog.locator("main").evaluate(() => window.headings);
assert.ok(headings.includes("We do not know yet if Aria did it. Checking…"), headings.join(" | "));
assert.equal(headings.at(-1), "Done");
const receipt = await dialog.locator(".figures").innerText();
assert.match(receipt, /Amount previewed\s+8\.92 USD; what Aria billed is not known here/);
assert.match(receipt, /Payment\s+Not known whether it was collected/);
assert.doesNotMatch(receipt, /Billed/, "nobody knows what was billed");
assert.match(await dialog.locator(".note.warning").innerText(), /its answer was lost\. What it billed is on the invoice/);
await picture(page, "receipt");
await accessible(page, "the receipt of a lost answer");
assert.equal(await units(), 4);
assert.equal(await writes(), 1, "it is never sent twice");
// The background may have the row in hand at the moment the page asks: refused with 412, and asked again.
await done({ expected: [/412/] });
