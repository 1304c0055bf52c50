// Rates for one customer, on the current plan: labelled as not confirmed by Aria, then on the record.
import { accessible, assert, done, openBilling, openChange, person, picture, writes } from "./playground.mjs";

const page = await person();
const billing = await openBilling(page);
const dialog = await openChange(page, billing, "rates");
await dialog.locator("input[inputmode=decimal]").first().fill("9.50");
await dialog.locator("#preview").click();
await dialog.locator("#confirm").waitFor();
assert.match(await dialog.locator("main").innerText(), /Not confirmed by Aria/);
await picture(page, "custom-rates");
await accessible(page, "the compare page of custom rates");
await dialog.locator("#confirm").click();
await dialog.locator("#close").waitFor();
assert.equal(await writes("assign_custom_acct_plan_rates_m"), 1);
await dialog.locator("#close").click();
await billing.locator('[data-plan="8800102"]').getByText("9.50 USD").waitFor();
await done();
