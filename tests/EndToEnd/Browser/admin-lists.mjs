// An administrator finds what needs attention: the views of the solution in the app's lists, and the system jobs.
import { accessible, assert, done, pageOf, picture } from "./playground.mjs";

const page = await pageOf("Ada Admin");
await page.goto(`${process.env.PLAYGROUND}/#/accounts`);
await page.getByRole("link", { name: "Operations" }).click();
const view = page.getByRole("combobox", { name: "View" });
await view.waitFor();
assert.equal(await view.locator("option:checked").innerText(), "Active Aria operations");
await view.selectOption({ label: "Needs attention" });
await page.getByRole("columnheader", { name: "Message" }).waitFor();
assert.equal(await page.evaluate(() => document.activeElement.id), "view");
await accessible(page, "needs attention");
await picture(page, "needs-attention");

await page.getByRole("link", { name: "System jobs" }).click();
await page.getByRole("heading", { name: "System jobs" }).waitFor();
assert.equal(await page.locator("nav [aria-current]").innerText(), "System jobs");
await accessible(page, "the system jobs");
await picture(page, "system-jobs");
await done();
