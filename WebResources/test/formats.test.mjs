import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { parseDecimal, typedDecimal, decimalsIn, money, rate, day, ago, useLocale, guidIn, pageData, fill, useTexts, text, servicesIn, serviceRates, readRequest } =
  await load("shared/decimals", "shared/format", "shared/locale", "shared/ids", "shared/pageData", "shared/strings", "shared/rates", "change/data");

const inLocale = (name, action) => { useLocale(name); return action(); };

for (const [locale, typed, value] of [
  ["en-GB", "4", 4], ["en-GB", " 4.5 ", 4.5], ["en-GB", "1,000", 1000], ["en-GB", "1,234,567.25", 1234567.25], ["en-GB", "-2", -2],
  ["de-DE", "4,5", 4.5], ["de-DE", "1.000", 1000], ["de-DE", "1.234,5", 1234.5], ["fr-FR", "1 234,5", 1234.5], ["ar-EG", "٤٫٥", 4.5]
]) test(`${locale} reads "${typed}" as ${value}`, () => assert.equal(inLocale(locale, () => parseDecimal(typed)), value));

for (const [locale, typed] of [
  ["en-GB", ""], ["en-GB", "4,5"], ["en-GB", "1,00"], ["en-GB", "1e12"], ["en-GB", "0x10"], ["en-GB", "4 units"], ["en-GB", "--4"], ["en-GB", "."],
  ["de-DE", "4.5"], ["de-DE", "1,2,3"], ["en-GB", "Infinity"]
]) test(`${locale} takes "${typed}" for no number rather than guessing`, () => assert.equal(inLocale(locale, () => parseDecimal(typed)), null));

for (const locale of ["en-GB", "de-DE", "fr-FR", "de-CH", "ar-EG"])
  test(`what the form writes in ${locale} can be read back`, () => assert.equal(inLocale(locale, () => parseDecimal(typedDecimal(12345.0625))), 12345.0625));

test("decimals are counted as JSON writes them", () => assert.deepEqual([decimalsIn(4), decimalsIn(0.5), decimalsIn(1e-7), decimalsIn(1e21)], [0, 1, 7, 0]));

test("money has its currency's decimals and its code", () => inLocale("en-GB", () =>
  assert.deepEqual([money(4.5, "usd"), money(450, "jpy"), money(1.5, "kwd"), money(-12.5, "eur")], ["4.50 USD", "450 JPY", "1.500 KWD", "-12.50 EUR"])));

test("a code that is no currency is shown with two decimals", () => inLocale("en-GB", () => assert.equal(money(1, "??"), "1.00 ??")));

test("a rate keeps what is finer than the smallest coin", () => inLocale("en-GB", () => assert.equal(rate(0.0525, "usd"), "0.0525 USD")));

test("a date stays the same date in every time zone", () => inLocale("en-GB", () => {
  const zone = process.env.TZ;
  try {
    for (const name of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      process.env.TZ = name;
      assert.equal(day("2019-02-22"), "22 February 2019");
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
}));

test("ages are said in the largest whole unit", () => inLocale("en-GB", () => {
  const now = new Date("2026-01-01T12:00:00Z");
  assert.deepEqual(
    ["2026-01-01T11:59:30Z", "2026-01-01T11:58:00Z", "2026-01-01T09:01:00Z", "2025-12-29T12:00:00Z", "2026-01-01T12:00:05Z"].map(time => ago(time, now)),
    ["just now", "2 minutes ago", "2 hours ago", "3 days ago", "just now"]);
}));

test("a GUID is found in braces and in any case", () =>
  assert.equal(guidIn("{ABCDEF01-2345-6789-ABCD-EF0123456789}"), "abcdef01-2345-6789-abcd-ef0123456789"));

test("the page's data is read whether the host encoded it once or twice", () => {
  const json = "{\"planInstanceNo\":\"1\"}";
  assert.equal(pageData(`?data=${encodeURIComponent(json)}`), json);
  assert.equal(pageData(`?data=${encodeURIComponent(encodeURIComponent(json))}`), json);
});

test("the dialog's data must name account, plan and a known kind", () => {
  const accountId = "abcdef01-2345-6789-abcd-ef0123456789";
  assert.deepEqual(readRequest(JSON.stringify({ accountId, planInstanceNo: "1", kind: "UpdatePlan" })), { accountId, planInstanceNo: "1", kind: "UpdatePlan", queueId: null });
  for (const bad of ["", "null", "{}", JSON.stringify({ accountId, planInstanceNo: "1", kind: "Other" }), JSON.stringify({ accountId: "x", planInstanceNo: "1", kind: "UpdatePlan" })])
    assert.equal(readRequest(bad), null, bad);
});

test("places of a text are filled once, and values are not filled again", () => assert.equal(fill("{0} {1} {2}", ["{1}", "b"]), "{1} b {2}"));

test("a translation that lacks a key falls back to English for that key alone", () => {
  useTexts({ Button_Back: "Zurück" });
  assert.deepEqual([text("Button_Back"), text("Button_Close")], ["Zurück", "Close"]);
  useTexts({});
});

test("rates are said per unit, per tier, flat, and as the customer's own", () => inLocale("en-GB", () => {
  const tier = (seq, from, to, ratePerUnit) => ({ seq, from, to, ratePerUnit });
  const said = given => serviceRates({ serviceNo: "5120", name: "Line fee", tierRule: 1, ...given }, "usd");
  assert.equal(said({ tiers: [tier(1, 1, null, 10)] }), "Line fee: 10.00 USD per unit");
  assert.equal(said({ tiers: [tier(1, 1, 10, 10), tier(2, 11, null, 9)] }), "Line fee: units 1–10: 10.00 USD; units 11 and more: 9.00 USD");
  assert.equal(said({ tierRule: 3, tiers: [tier(1, 1, null, 10)] }), "Line fee: 10.00 USD in all");
  assert.equal(said({ isCustom: true, name: null, tiers: [tier(1, 1, null, 10)] }), "5120: 10.00 USD per unit, agreed for this customer alone");
}));

test("rates that cannot be read are shown as none", () => assert.deepEqual([servicesIn("{"), servicesIn("{}"), servicesIn(null)], [[], [], []]));
