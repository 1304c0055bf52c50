// Billed is not collected: the same change for a customer with payment terms, with a card, and with a card that is declined.
import { accessible, assert, billingOf, dialogOf, done, openBilling, openChange, orderFault, pageOf, person, picture, previewToday } from "./playground.mjs";

const terms = await person();
let dialog = await openChange(terms, await openBilling(terms));
await previewToday(dialog);
assert.equal(await dialog.locator("#confirm").innerText(), "Change and bill 8.92 USD");
assert.match(await dialog.locator("#sentences li").first().innerText(), /^On February 18, 2019 you are billed 8\.92 USD for Mobile Line\.$/);
assert.match(await dialog.locator("#sentences li").nth(1).innerText(), /^From March 15, 2019, Mobile Line costs 40\.00 USD a month, before tax\.$/);
await picture(terms, "terms-compare");
await dialog.locator("#confirm").click();
await dialog.locator("#close").waitFor();
let receipt = await dialog.locator("main").innerText();
assert.match(receipt, /Billed\s+8\.92 USD/);
assert.match(receipt, /Payment\s+Not collected yet; due on March 20, 2019/);
await picture(terms, "terms-receipt");

// Harbour Dental pays by card; a lead links it to the bakery's record.
const bakery = "0a1b0000-0000-4000-8000-000000000454";
const api = `${process.env.PLAYGROUND}/api/data/v9.2/accounts(${bakery})/Microsoft.Dynamics.CRM.`;
const lead = await pageOf("Lee Lead");
const connection = { ConnectionId: "0a1b0000-0000-4000-8000-000000000001" };
const found = JSON.parse((await (await lead.request.post(`${api}aria_FindAriaAccount`, { data: { ...connection, SearchFor: "CRM-000491" } })).json()).ResultJson);
const linked = await (await lead.request.post(`${api}aria_LinkAccount`, { data: { ...connection, AcctNo: found.acctNo, Fingerprint: found.fingerprint } })).json();
assert.equal(linked.Success, true, linked.Message);

const card = await pageOf("Robin Rep");
await card.goto(`${process.env.PLAYGROUND}/#/accounts/${bakery}`);
await card.getByRole("button", { name: "Aria billing", exact: true }).first().click();
await card.getByRole("menuitem").first().click();
const change = async units => {
  await billingOf(card).locator('[data-plan="8800392"] [data-command="change"]').click();
  const opened = dialogOf(card);
  await opened.locator("#preview").waitFor();
  await previewToday(opened, units);
  return opened;
};
dialog = await change("3");
await dialog.locator("#confirm").click();
await dialog.locator("#close").waitFor();
assert.match(await dialog.locator(".figures").innerText(), /Payment\s+Collected\n/);
await picture(card, "card-receipt");
await dialog.locator("#close").click();
await card.locator("dialog").waitFor({ state: "detached" });

dialog = await change("4");
await orderFault({ operation: "update_acct_plan_m", kind: "declinePayment", doWrite: true });
await dialog.locator("#confirm").click();
await dialog.locator("#close").waitFor();
assert.equal(await dialog.locator("h1").innerText(), "The change is made, but the money was not collected");
const bad = await dialog.locator(".note.error").innerText();
assert.match(bad, /was not collected/);
assert.match(bad, /Do not repeat the change/);
assert.doesNotMatch(bad, /try again/);
assert.match(await dialog.locator(".figures").innerText(), /Payment\s+Not collected: the payment failed/);
assert.equal(await dialog.locator(".note.success").count(), 0, "nothing green stands over the bad news");
await card.context().grantPermissions(["clipboard-read", "clipboard-write"]);
await dialog.getByRole("button", { name: "Copy" }).click();
await dialog.getByRole("button", { name: "Copied" }).waitFor();
assert.ok((await card.evaluate(() => navigator.clipboard.readText())).includes(bad), "the bad news is copied too");
await picture(card, "declined-receipt");
await accessible(card, "the receipt of a declined card");
await done();
