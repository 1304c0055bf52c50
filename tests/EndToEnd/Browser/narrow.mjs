// Every page works at 300 pixels: nothing is cut off or needs sideways scrolling.
import { accessible, assert, done, person, picture } from "./playground.mjs";

const page = await person("Robin Rep", { width: 300, height: 800 });
for (const [name, address] of [
  ["billing", `/WebResources/aria_/billing.html?data=${encodeURIComponent(JSON.stringify({ accountId: process.env.CUSTOMER }))}`],
  ["change", `/WebResources/aria_/change.html?data=${encodeURIComponent(JSON.stringify({ accountId: process.env.CUSTOMER, planInstanceNo: "8800102", kind: "UpdatePlan" }))}`],
  ["connection", `/WebResources/aria_/connection.html?data=${encodeURIComponent(JSON.stringify({ connectionId: "0a1b0000-0000-4000-8000-000000000001" }))}`],
  ["link", `/WebResources/aria_/link.html?data=${encodeURIComponent(JSON.stringify({ accountId: process.env.CUSTOMER, mode: "link" }))}`],
  ["unlink", `/WebResources/aria_/link.html?data=${encodeURIComponent(JSON.stringify({ accountId: process.env.CUSTOMER, mode: "unlink" }))}`]
]) {
  await page.goto(process.env.PLAYGROUND + address);
  await page.locator({ billing: '[data-plan="8800102"]', change: "#preview", connection: ".figures", link: "#find", unlink: "#unlink" }[name]).waitFor();
  await picture(page, `narrow-${name}`);
  await accessible(page, name);
  const [shown, needed] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  assert.ok(needed <= shown, `${name} needs ${needed} of ${shown} pixels`);
}
// Outside the platform's frame the browser asks for an icon that only the platform has.
await done({ expected: [/favicon\.ico/] });
