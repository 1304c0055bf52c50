// A billing lead links a customer from its billing page without a mouse, sees the plans, unlinks it from the command bar, and links it again; a representative is told whom to ask.
import { accessible, assert, billingOf, dialogOf, done, pageOf, picture, tabTo } from "./playground.mjs";

const bakery = "0a1b0000-0000-4000-8000-000000000454";
const page = await pageOf("Lee Lead");
const key = name => page.keyboard.press(name);
await page.goto(`${process.env.PLAYGROUND}/#/accounts/${bakery}`);

/** Opens an item of the flyout by keyboard. */
async function command(name) {
  await page.getByRole("button", { name: "Aria billing", exact: true }).first().focus();
  await key("Enter");
  await page.getByRole("menuitem", { name }).focus();
  await key("Enter");
}

await page.getByRole("button", { name: "Aria billing", exact: true }).first().click();
await picture(page, "flyout");
await accessible(page, "the flyout");
await key("Escape");
await command("Open billing");
const billing = billingOf(page);
await billing.locator("#link").waitFor();
await picture(page, "not-linked");
await accessible(page, "the billing page of a customer without a link");

await tabTo(page, "#link");
await key("Enter");
const dialog = dialogOf(page);
await dialog.locator("#search-for").waitFor();
assert.match(await dialog.locator("main").innerText(), /Aria \(simulated\)/, "the only connection is chosen");
await tabTo(page, "#search-for", 3);
await key("Enter");
await dialog.getByRole("alert").getByText("Enter the account number").waitFor();
await accessible(page, "the empty field");
await tabTo(page, "#search-for", 6);
await page.keyboard.type("4719999");
await key("Enter");
await dialog.getByRole("alert").getByText("Aria has no account “4719999”").waitFor();
await picture(page, "unknown");
await tabTo(page, "#search-for", 6);
await key("Control+A");
await page.keyboard.type("4711001");
await key("Enter");
await dialog.getByRole("alert").getByText("is linked to Brightwater Clinics").waitFor();
await picture(page, "linked-elsewhere");
await tabTo(page, "#search-for", 6);
await key("Control+A");
await page.keyboard.type("CRM-000491");
await tabTo(page, "#find", 4);
await key("Enter");
await dialog.locator("#link").waitFor();
await picture(page, "found");
await accessible(page, "what was found");
const found = await dialog.locator("main").innerText();
for (const shown of ["Maple Street Bakery", "CRM-000454", "Portland", "Harbour Dental", "Noor Visser", "4711091", "harbour", "USD", "Active", "“CRM-000491” is your own id"]) assert.ok(found.includes(shown), `${shown} in ${found}`);
assert.equal(await dialog.locator("#link").innerText(), "Link Maple Street Bakery to account 4711091");
await tabTo(page, "#link", 6);
await key("Enter");
await dialog.locator("#page").getByText("Maple Street Bakery is linked to account 4711091").waitFor();
await picture(page, "linked");
await accessible(page, "the end of linking");
await tabTo(page, "#close", 6);
await key("Enter");
await page.locator("dialog").waitFor({ state: "detached" });
await billing.locator('[data-plan="8800392"]').waitFor();
assert.match(await billing.locator("main").innerText(), /Link to Aria account 4711091/, "the record of the link stands among the changes");
await picture(page, "billing");
await accessible(page, "the billing page after linking");

await command("Unlink from Aria…");
await dialog.locator("#unlink").waitFor();
await picture(page, "unlink");
await accessible(page, "the dialog to unlink");
await tabTo(page, "#unlink", 10);
await key("Enter");
await dialog.locator("#page").getByText("no longer linked to account 4711091").waitFor();
await key("Escape");
await page.locator("dialog").waitFor({ state: "detached" });
await billing.locator("#link").waitFor();
await picture(page, "unlinked");

await command("Unlink from Aria…");
await dialog.getByText("This customer is not linked to an account in Aria.").waitFor();
await key("Escape");
await page.locator("dialog").waitFor({ state: "detached" });

const rep = await pageOf("Robin Rep");
await rep.goto(`${process.env.PLAYGROUND}/#/accounts/${bakery}`);
await rep.getByRole("button", { name: "Aria billing", exact: true }).first().click();
assert.deepEqual(await rep.getByRole("menuitem").allInnerTexts(), ["Open billing", "Refresh from Aria"]);
await rep.getByRole("menuitem").first().click();
await billingOf(rep).getByText("Ask a billing lead to link it").waitFor();
assert.equal(await billingOf(rep).locator("#link").count(), 0);
await picture(rep, "representative");
await done();
