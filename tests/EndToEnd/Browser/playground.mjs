import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const { PLAYGROUND, ARIA, CUSTOMER, CHROMIUM, PICTURES, USERS } = process.env;
const users = JSON.parse(USERS);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export { assert };

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
});

/** What the pages complained about: errors, failed scripts, broken content policy. A test passes only without any. */
const complaints = [];

/** A person with a browser of their own, on an empty page. */
export async function pageOf(name, { width = 1400, height = 900 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "en-US", timezoneId: "UTC" });
  await context.addCookies([{ name: "playground-user", value: users[name], url: PLAYGROUND }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on("pageerror", error => complaints.push(`${name}: ${error.message}`));
  page.on("console", message => { if (message.type() === "error") complaints.push(`${name}: ${message.text()} ${message.location().url}`); });
  return page;
}

/** A person with a browser of their own, on the customer's record. */
export async function person(name = "Robin Rep", size = {}) {
  const page = await pageOf(name, size);
  await page.goto(`${PLAYGROUND}/#/accounts/${CUSTOMER}`);
  await page.getByRole("button", { name: "Aria billing" }).waitFor();
  return page;
}

/** Opens the billing page from the command bar and gives its frame when the plans are there. */
export async function openBilling(page) {
  await page.getByRole("button", { name: "Aria billing", exact: true }).first().click();
  await page.getByRole("menuitem").first().click();
  const billing = billingOf(page);
  await billing.locator('[data-plan="8800102"]').waitFor();
  return billing;
}

export const billingOf = page => page.frameLocator(".pane iframe");
export const dialogOf = page => page.frameLocator("dialog iframe");

/** Opens the change dialog of the story's plan. */
export async function openChange(page, billing, command = "change") {
  await billing.locator(`[data-plan="8800102"] [data-command="${command}"]`).click();
  const dialog = dialogOf(page);
  await dialog.locator("#preview").waitFor();
  return dialog;
}

/** Four lines with Loyalty on 22 February 2019, as far as the compare page. */
export async function previewSeed(dialog) {
  await dialog.locator("#units").fill("4");
  await dialog.locator("#when-OnDate").check();
  await dialog.locator("#date").fill("2019-02-22");
  await dialog.locator("#schedule-77005").check();
  await dialog.locator("#preview").click();
  await dialog.locator("#confirm").waitFor();
}

/** Four lines today, as far as the compare page. */
export async function previewToday(dialog, units = "4") {
  await dialog.locator("#units").fill(units);
  await dialog.locator("#preview").click();
  await dialog.locator("#confirm").waitFor();
}

async function admin(path, body) {
  const response = await fetch(`${ARIA}/_sim/${path}`, body && { method: "POST", body: JSON.stringify(body) });
  assert.ok(response.ok, `${path}: ${await response.clone().text()}`);
  return response.json();
}

export const orderFault = fault => admin("faults", fault);
export const moveClock = date => admin("clock", { date });

/** How often the change arrived at Aria as a write. */
export const writes = async (operation = "update_acct_plan_m") =>
  (await admin("requests")).filter(entry => entry.operation === operation && entry.doWrite).length;

/** A call to the simulated Aria, past the product. */
export async function aria(operation, fields) {
  const response = await fetch(`${ARIA}/v1/core`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ rest_call: operation, output_format: "json", client_no: 9000123, auth_key: "local-playground-key", ...fields })
  });
  const answer = await response.json();
  assert.equal(answer.error_code, 0, answer.error_msg);
  return answer;
}

export async function units() {
  const { all_acct_plans_m: plans } = await aria("get_acct_plans_all_m", { acct_no: 4711001 });
  return plans.find(plan => plan.plan_instance_no === 8800102).plan_units;
}

/** Looks for barriers in every frame of the page (WCAG 2.1 A and AA, and axe's good practice). */
export async function accessible(page, where) {
  for (const frame of page.frames()) {
    if (frame.url() === "about:blank") continue;
    await frame.evaluate(axe);
    const { violations, passes } = await frame.evaluate(() => globalThis.axe.run(document, { iframes: false, resultTypes: ["violations", "passes"] }));
    assert.ok(passes.length > 0, `axe looked at nothing on ${where}`);
    assert.deepEqual(violations.map(found => `${where}: ${found.id} – ${found.help}: ${found.nodes.map(node => node.target.join(" ")).join("; ")}`), []);
  }
}

/** Tabs until the element that has the focus, in whatever frame, matches. */
export async function tabTo(page, selector, most = 80) {
  for (let count = 0; count < most; count++) {
    for (const frame of page.frames()) {
      if (await frame.evaluate(wanted => document.hasFocus() && document.activeElement !== null && document.activeElement.matches(wanted), selector)) return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} is not reached by the Tab key`);
}

/** Keeps a picture where the run asks for pictures. */
export async function picture(page, name) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** The background may be mirroring the account at the moment a page refreshes it: the page is refused and says that the figures follow. */
const overtaken = /status of 412 .*aria_RefreshAccount/;

/** Ends the script: the browser closes, and any other complaint of a page fails the test. */
export async function done({ expected = [] } = {}) {
  await browser.close();
  assert.deepEqual(complaints.filter(text => ![overtaken, ...expected].some(pattern => pattern.test(text))), []);
  console.log("walked");
}

process.on("unhandledRejection", error => {
  console.error(error);
  process.exit(1);
});
