// A double click on the confirming button sends one change.
import { assert, done, openBilling, openChange, person, previewToday, units, writes } from "./playground.mjs";

const page = await person();
const dialog = await openChange(page, await openBilling(page));
await dialog.locator("#units").fill("4");
await dialog.locator("#preview").dblclick();
await dialog.locator("#confirm").waitFor();
assert.equal(await writes(), 0, "a double click on Preview does not run into the confirmation");
await dialog.locator("#confirm").dblclick();
await dialog.locator("#close").waitFor();
assert.equal(await writes(), 1);
assert.equal(await units(), 4);
await done();
