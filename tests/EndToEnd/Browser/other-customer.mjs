// The record behind the pane changes: pane and dialog go on naming the customer they are for, and say that another one is open.
import { accessible, aria, assert, billingOf, done, openBilling, openChange, person, picture, previewToday } from "./playground.mjs";

const page = await person();
const billing = await openBilling(page);
assert.equal(await billing.locator("h1").innerText(), "Brightwater Clinics");
assert.equal(await billing.locator("#show-other").count(), 0);

// Down at the last plan the name is still in sight, above its commands.
await billing.locator(".operation, .empty").last().scrollIntoViewIfNeeded();
assert.ok(await billing.locator("h1").evaluate(heading => heading.getBoundingClientRect().top >= 0), "the name stays in sight");

await page.getByRole("link", { name: "Kanazawa Trading" }).click();
await page.getByRole("heading", { name: "Kanazawa Trading" }).waitFor();
await billing.getByText("You have opened another customer's record.", { exact: false }).waitFor();
await picture(page, "pane-of-another");
await accessible(page, "the pane of another customer");

const dialog = await openChange(page, billing);
const names = async () => assert.match(await dialog.locator(".subject").innerText(), /^Brightwater Clinics, account 4711001 in Aria$/);
assert.equal(await page.locator("dialog h2").innerText(), "Change a plan: Brightwater Clinics");
await names();
await dialog.getByText("This change is still for the customer named above.", { exact: false }).waitFor();
await previewToday(dialog);
await names();
assert.equal(await dialog.locator(".confirm-for").innerText(), "For Brightwater Clinics, account 4711001 in Aria");
await picture(page, "compare-for-another");
await dialog.locator("#confirm").click();
await dialog.locator("#close").waitFor();
await names();
assert.match(await dialog.locator(".figures").innerText(), /Customer\s+Brightwater Clinics/);
await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
await dialog.getByRole("button", { name: "Copy" }).click();
await dialog.getByRole("button", { name: "Copied" }).waitFor();
assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Customer: Brightwater Clinics$/m);
await dialog.locator("#close").click();
await page.locator("dialog").waitFor({ state: "detached" });

await billing.locator("#show-other").click();
await billing.locator('[data-plan="8800302"]').waitFor();
assert.equal(await billingOf(page).locator("h1").innerText(), "Kanazawa Trading");
assert.equal(await billing.locator("#show-other").count(), 0);
const { all_acct_plans_m: plans } = await aria("get_acct_plans_all_m", { acct_no: 4711003 });
assert.equal(plans.find(plan => plan.plan_instance_no === 8800302).plan_units, 2, "the other customer's plan is as it was");
await done();
