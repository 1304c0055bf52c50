// The published story by mouse: open, choose, preview, confirm, receipt; the clock; refresh. axe looks at every step.
import { accessible, aria, assert, done, moveClock, openBilling, openChange, person, picture, previewSeed, writes } from "./playground.mjs";

const page = await person();
await accessible(page, "the record");
const billing = await openBilling(page);
await picture(page, "billing");
await accessible(page, "the billing page");

const dialog = await openChange(page, billing);
assert.equal(await dialog.locator("#units").inputValue(), "3");
assert.match(await dialog.locator("#proration").innerText(), /company default/i, "the company's default is named");
assert.match(await dialog.locator("#proration option").first().innerText(), /full/i);
assert.ok(await dialog.locator("#schedule-77003").isDisabled(), "an expired schedule is greyed");
assert.match(await dialog.locator("#schedule-77003-reason").innerText(), /2018/, "with its reason");
await dialog.locator("#units").fill("0");
await dialog.locator("#preview").click();
await dialog.getByRole("alert").first().waitFor();
await picture(page, "bad-input");
await accessible(page, "the form with a problem");

await previewSeed(dialog);
await picture(page, "compare");
await accessible(page, "the compare page");
const table = await dialog.locator("table.lines").innerText();
for (const amount of ["-22.50 USD", "27.00 USD", "4.50 USD"]) assert.ok(table.includes(amount), `${amount} in ${table}`);
assert.match(table, /21 of 28/);
const sentences = await dialog.locator("#sentences li").allInnerTexts();
assert.equal(sentences.length, 3);
assert.match(sentences[0], /February 22, 2019.*4\.50 USD/);
assert.match(sentences[1], /March 15, 2019.*36\.00 USD/);
assert.equal(await writes(), 0, "nothing is written before the confirmation");

await dialog.locator("#confirm").click();
await dialog.locator("#close").waitFor();
assert.equal(await dialog.locator("h1").innerText(), "Done");
await picture(page, "receipt");
await accessible(page, "the receipt");
const { queued_change_details: queue } = await aria("get_acct_plan_queued_changes_m", { acct_no: 4711001, queued_action_status_cd: 1 });
assert.equal(queue.length, 1);
assert.ok((await dialog.locator("main").innerText()).includes(String(queue[0].queue_id)), "the receipt names the queue id");
await dialog.locator("#close").click();
await page.locator("dialog").waitFor({ state: "detached" });

await billing.locator(`[data-queue="${queue[0].queue_id}"]`).waitFor();
await picture(page, "queued");
assert.equal(await writes(), 1);

await moveClock("2019-02-22");
await billing.getByRole("button", { name: /Refresh/ }).click();
await billing.locator(`[data-queue="${queue[0].queue_id}"]`).waitFor({ state: "detached" });
const plan = await billing.locator('[data-plan="8800102"]').innerText();
assert.match(plan, /4/);
assert.match(plan, /Loyalty/);
assert.match(plan, /9\.00 USD/);
await picture(page, "after-the-day");
await accessible(page, "the billing page after the change");
await done();
