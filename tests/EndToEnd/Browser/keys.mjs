// An administrator enters the keys of a connection and tests it, without a mouse; the keys are in no address, page or answer.
import { accessible, assert, dialogOf, done, pageOf, picture, tabTo } from "./playground.mjs";

const connection = "0a1b0000-0000-4000-8000-000000000001";
const page = await pageOf("Ada Admin");
const told = [];
page.on("response", async response => {
  told.push(response.url());
  if (response.request().resourceType() === "fetch") told.push(await response.text().catch(() => ""));
});
await page.goto(`${process.env.PLAYGROUND}/#/accounts`);
await page.getByRole("link", { name: "Connections" }).click();
await page.getByRole("link", { name: "Aria (simulated)" }).click();
await page.getByRole("button", { name: "Set keys…" }).waitFor();
await picture(page, "connection");
await accessible(page, "the connection");
assert.ok(page.url().endsWith(`/#/aria_connections/${connection}`));
assert.ok(!/auth key/i.test(await page.locator("main").innerText()), "the form shows no field for a key");

const bar = () => page.locator("#notifications .bar").last();
await page.getByRole("button", { name: "Test connection" }).click();
await bar().waitFor();
assert.match(await bar().innerText(), /Aria accepts client number 9000123 and its authorization key\. Today in Aria is February 18, 2019\./);
await picture(page, "tested");
const answered = page.waitForResponse(/aria_TestConnection/);
await page.getByRole("button", { name: "Test connection" }).click();
await answered;
await page.locator(".busy").waitFor({ state: "detached" });
await bar().waitFor();
assert.equal(await page.locator("#notifications .bar").count(), 1, "one outcome at a time");

/** Opens the dialog by keyboard, types a key, and saves with the keyboard. */
async function enter(key) {
  await page.getByRole("button", { name: "Set keys…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = dialogOf(page);
  await dialog.locator("#auth-key").waitFor();
  await tabTo(page, "#auth-key", 5);
  if (key) await page.keyboard.type(key);
  await tabTo(page, "#save");
  await page.keyboard.press("Enter");
  return dialog;
}

async function close() {
  await tabTo(page, "#close");
  await page.keyboard.press("Enter");
  await page.locator("dialog").waitFor({ state: "detached" });
}

let dialog = await enter("");
await dialog.getByRole("alert").getByText("Enter at least one key").waitFor();
await picture(page, "nothing-entered");
await accessible(page, "the dialog with a problem");
await close();

dialog = await enter(" canary with spaces ");
await dialog.getByRole("alert").getByText("begins or ends with a space").waitFor();
await picture(page, "spaces");
await close();

dialog = await enter("canary-of-the-browser");
await dialog.locator("#page").getByText("The authorization key was stored.").waitFor();
await dialog.locator("#page").getByText("Aria does not accept the connection's credentials").waitFor();
assert.equal(await dialog.locator("#auth-key").inputValue(), "", "the field is emptied");
await picture(page, "wrong-key");
await accessible(page, "the dialog with a wrong key");
await close();

dialog = await enter("local-playground-key");
await dialog.locator("#page").getByText("Aria accepts client number 9000123").waitFor();
await picture(page, "right-key");
await accessible(page, "the dialog with the right key");
assert.ok(!(await page.content()).includes("local-playground-key"));
await close();
const all = told.join("\n");
for (const key of ["canary", "local-playground-key"]) assert.ok(!all.includes(key), `${key} was told to the browser`);
assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);

// Who may not change a connection has no command for it, and no list of connections.
const rep = await pageOf("Robin Rep");
await rep.goto(`${process.env.PLAYGROUND}/#/aria_connections/${connection}`);
await rep.getByText("Aria (simulated)").first().waitFor();
assert.equal(await rep.getByRole("button", { name: "Set keys…" }).count(), 0);
assert.equal(await rep.getByRole("link", { name: "Connections" }).count(), 0);
await done();
