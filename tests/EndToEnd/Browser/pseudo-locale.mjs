// In a made-up language of longer words every text of the pages comes from the RESX, and nothing is cut off at 300 pixels.
import { assert, done, person, picture } from "./playground.mjs";

const accents = { a: "á", c: "ç", e: "é", i: "í", n: "ñ", o: "ö", s: "š", u: "ü", y: "ý" };
const page = await person("Robin Rep", { width: 300, height: 900 });

/** Keeps places such as {0}, accents the letters, adds two fifths of the length, and marks where a text begins and ends. */
function made(text) {
  const words = text.split(/(\{\d+\}|&\w+;)/).map((part, index) => index % 2 ? part : part.replace(/[aceinosuy]/g, letter => accents[letter])).join("");
  return `⟦${words} ${"ö".repeat(4)}`.padEnd(Math.ceil(text.length * 1.4), " öö") + "⟧";
}

let asked = 0;
await page.route("**/strings/Billing.1033.resx", async route => {
  asked++;
  const original = await route.fetch();
  const body = (await original.text()).replace(/(<data name="([^"]+)"[^>]*>\s*<value>)([\s\S]*?)(<\/value>)/g,
    (whole, head, name, text, tail) => /^(Page_Language|Page_Direction|Key_)/.test(name) ? whole : head + made(text) + tail);
  await route.fulfill({ response: original, body });
});

/** Visible texts that are neither marked, nor free of letters, nor values the rows hold, nor dates. */
async function unmarked(values) {
  const texts = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && parent.getClientRects().length > 0 && walker.currentNode.data.trim()) found.push(walker.currentNode.data.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
      for (const name of ["aria-label", "title", "placeholder"])
        if (element.getAttribute(name)) found.push(element.getAttribute(name));
    return found;
  });
  assert.ok(texts.some(text => text.includes("⟦")), "the page shows no text of the made-up language");
  const dates = /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b(AM|PM|UTC|USD)\b/g;
  return texts.filter(text => {
    let rest = text;
    for (let before = ""; before !== rest;) { before = rest; rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ""); }
    for (const value of values) rest = rest.split(value).join("");
    return /\p{L}/u.test(rest.replace(dates, ""));
  });
}

/** Elements whose text does not fit and is hidden (not those one pixel wide, which are for screen readers), and the page itself if it must be scrolled sideways. */
const clipped = () => page.evaluate(() => [
  ...[...document.querySelectorAll("body *")]
    .filter(element => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && ["hidden", "clip"].includes(getComputedStyle(element).overflowX))
    .map(element => `${element.tagName} ${element.className}: ${element.textContent.trim()}`),
  ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? [`the page needs ${document.documentElement.scrollWidth} of ${document.documentElement.clientWidth} pixels`] : [])
]);

async function check(where, values) {
  await picture(page, where);
  assert.deepEqual(await unmarked(values), [], `${where}: texts that do not come from the RESX`);
  assert.deepEqual(await clipped(), [], `${where}: cut off`);
}

/** The texts somewhere in an answer: names people gave and Aria holds, which no language changes. */
function textsIn(value) {
  if (typeof value === "string") {
    try { return value.startsWith("{") || value.startsWith("[") ? textsIn(JSON.parse(value)) : [value]; } catch { return [value]; }
  }
  return value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

const api = `${process.env.PLAYGROUND}/api/data/v9.2`;
const answers = [];
for (const set of ["accounts", "aria_accounts", "aria_planinstances", "aria_connections", "aria_statements", "aria_orders"]) answers.push(await (await page.request.get(`${api}/${set}`)).json());
answers.push(await (await page.request.post(`${api}/accounts(${process.env.CUSTOMER})/Microsoft.Dynamics.CRM.aria_GetOptions`, { data: { PlanInstanceNo: "8800102" } })).json());
const values = [...new Set(answers.flatMap(textsIn))].filter(text => /\p{L}/u.test(text)).sort((a, b) => b.length - a.length);

const open = (name, data) => page.goto(`${process.env.PLAYGROUND}/WebResources/aria_/${name}.html?data=${encodeURIComponent(JSON.stringify(data))}`);
await open("billing", { accountId: process.env.CUSTOMER });
await page.locator('[data-plan="8800102"]').waitFor();
await check("billing", values);

await open("change", { accountId: process.env.CUSTOMER, planInstanceNo: "8800102", kind: "UpdatePlan" });
await page.locator("#preview").waitFor();
await check("change", values);
await page.locator("#units").fill("0");
await page.locator("#preview").click();
await page.locator("[role=alert], .error-summary").first().waitFor();
await check("a slip", values);
await page.locator("#units").fill("4");
await page.locator("#preview").click();
await page.locator("#confirm").waitFor();
await check("compare", values);

await open("connection", { connectionId: "0a1b0000-0000-4000-8000-000000000001" });
await page.locator(".figures").waitFor();
await check("keys", values);
await page.locator("#save").click();
await page.locator("[role=alert]").first().waitFor();
await check("keys with a slip", values);

const lead = JSON.parse(process.env.USERS)["Lee Lead"];
await page.context().addCookies([{ name: "playground-user", value: lead, url: process.env.PLAYGROUND }]);
const bakery = "0a1b0000-0000-4000-8000-000000000454";
const looked = await page.request.post(`${api}/accounts(${bakery})/Microsoft.Dynamics.CRM.aria_FindAriaAccount`, { data: { ConnectionId: "0a1b0000-0000-4000-8000-000000000001", SearchFor: "harbour" } });
const names = [...values, ...textsIn(await looked.json())].filter(text => /\p{L}/u.test(text)).sort((a, b) => b.length - a.length);
await open("link", { accountId: bakery, mode: "link" });
await page.locator("#find").waitFor();
await check("link", names);
await page.locator("#search-for").fill("harbour");
await page.locator("#find").click();
await page.locator("#link").waitFor();
await check("found", names);
await open("link", { accountId: process.env.CUSTOMER, mode: "unlink" });
await page.locator("#unlink").waitFor();
await check("unlink", names);
assert.ok(asked >= 5, "the pages fetched their texts");
// Outside the platform's frame the browser asks for an icon that only the platform has.
await done({ expected: [/favicon\.ico/] });
