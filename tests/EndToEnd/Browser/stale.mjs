// The rate changes between preview and confirmation: the page shows both sides and sends nothing.
import { accessible, assert, done, openBilling, openChange, person, picture, previewSeed, writes } from "./playground.mjs";

const page = await person();
const dialog = await openChange(page, await openBilling(page));
await previewSeed(dialog);
const changed = await fetch(`${process.env.ARIA}/_sim/catalog/price`, { method: "POST", body: JSON.stringify({ schedule: 77005, service: 5120, ratePerUnit: 9.25 }) });
assert.ok(changed.ok);
await dialog.locator("#confirm").click();
await dialog.getByRole("heading", { name: "The preview is out of date" }).waitFor();
const tables = await dialog.locator("table.lines").allInnerTexts();
assert.equal(tables.length, 2);
assert.match(tables[0], /27\.00 USD/);
assert.match(tables[1], /27\.75 USD/);
await picture(page, "stale");
await accessible(page, "the stale preview");
assert.equal(await writes(), 0);
await dialog.getByRole("button", { name: "Preview again" }).click();
await dialog.locator("#confirm").waitFor();
assert.match(await dialog.locator("table.lines").innerText(), /5\.25 USD/);
await done();
