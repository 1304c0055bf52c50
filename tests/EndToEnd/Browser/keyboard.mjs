// The whole change without a mouse, in a window as narrow as a side pane.
import { accessible, assert, billingOf, dialogOf, done, person, picture, tabTo, units, writes } from "./playground.mjs";

const page = await person("Robin Rep", { width: 1400 });
const key = name => page.keyboard.press(name);

await tabTo(page, '[aria-haspopup="menu"]');
await key("Enter");
await key("Enter");
await billingOf(page).locator('[data-plan="8800102"]').waitFor();
await tabTo(page, '[data-plan="8800102"] [data-command="change"]');
await key("Enter");
const dialog = dialogOf(page);
await dialog.locator("#units").waitFor();
await tabTo(page, "#units", 5);
await key("Control+A");
await page.keyboard.type("4");
// Enter in a field goes on to the comparison, which sends nothing.
await key("Enter");
await dialog.locator("#confirm").waitFor();
assert.equal(await writes(), 0);
await tabTo(page, "#confirm");
await key("Enter");
await dialog.locator("#close").waitFor();
await tabTo(page, "#close");
await key("Enter");
await page.locator("dialog").waitFor({ state: "detached" });
assert.equal(await units(), 4);
assert.equal(await writes(), 1);
const focused = await billingOf(page).locator(":focus").getAttribute("data-command");
assert.equal(focused, "change", "the focus is back on the command the dialog was opened with");
await picture(page, "keyboard-end");
await accessible(page, "the billing page");
await done();
