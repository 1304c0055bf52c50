import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const bundle = readFileSync(new URL("../dist/aria_/js/commands.js", import.meta.url), "utf8");
const id = "abcdef01-2345-6789-abcd-ef0123456789";
const form = { data: { entity: { getId: () => `{${id.toUpperCase()}}`, getPrimaryAttributeValue: () => "Brightwater" } } };

/** The shipped bundle in an app that writes down what is asked of it. */
function app({ panes = {}, answer = null, strings = {} } = {}) {
  const log = [];
  const pane = { navigate: async page => { log.push(["navigate", page]); }, select: () => log.push(["select"]) };
  const Xrm = {
    App: {
      sidePanes: { getPane: name => panes[name], createPane: async options => { log.push(["createPane", options]); return pane; } },
      addGlobalNotification: async notification => { log.push(["notify", notification]); return `bar-${log.length}`; },
      clearGlobalNotification: async id => { log.push(["clear", id]); }
    },
    Navigation: { navigateTo: async (page, options) => { log.push(["dialog", page, options.title]); }, openAlertDialog: async shown => { log.push(["alert", shown.text]); }, openErrorDialog: async shown => { log.push(["error", shown]); } },
    Utility: {
      getResourceString: (name, key) => (name === "aria_/strings/Billing" && strings[key]) || null,
      showProgressIndicator: text => log.push(["busy", text]),
      closeProgressIndicator: () => log.push(["idle"])
    },
    WebApi: { online: { execute: async request => { log.push(["ask", request.getMetadata().operationName, request.entity]); return answer(); } } }
  };
  const context = { Xrm, window: { Xrm } };
  vm.createContext(context);
  vm.runInContext(`${bundle}\nthis.AriaBilling = AriaBilling;`, context);
  return { commands: context.AriaBilling, log, pane, xrm: Xrm, names: () => log.map(entry => entry[0]) };
}

const json = body => async () => ({ ok: true, json: async () => body });
const refreshed = { Success: true, Code: "OK", Message: "", CorrelationId: "", ResultJson: JSON.stringify({ accounts: [{ acctNo: "1", syncedOn: "", rowsWritten: 1, message: "" }] }) };

test("the namespace holds the ribbon's functions and nothing else", () =>
  assert.deepEqual(Object.keys(app().commands).sort(), ["linkToAria", "openBilling", "openBillingFromGrid", "refreshFromAria", "setKeys", "testConnection", "unlinkFromAria"]));

test("billing opens in a pane of its own, for the account on the form", async () => {
  const { commands, log } = app();
  await commands.openBilling(form);
  assert.equal(log[0][1].paneId, "aria_billing");
  assert.equal(log[0][1].canClose, true);
  assert.deepEqual({ ...log[1][1] }, { pageType: "webresource", webresourceName: "aria_/billing.html", data: id });
});

test("an open pane is used again for the next account", async () => {
  const first = app();
  const { commands, log } = app({ panes: { aria_billing: first.pane } });
  await commands.openBillingFromGrid([id]);
  assert.equal(log.length, 0);
  assert.deepEqual(first.names(), ["navigate", "select"]);
});

test("without a chosen account a sentence says what to do", async () => {
  const { commands, log } = app();
  await commands.openBillingFromGrid([]);
  assert.deepEqual(log, [["alert", "Save or choose an account first. Billing is shown for one account at a time."]]);
});

test("a refresh shows that it runs, ends the indicator, and says what came of it", async () => {
  const { commands, names, log } = app({ answer: json(refreshed) });
  await commands.refreshFromAria(form);
  assert.deepEqual(names(), ["busy", "ask", "idle", "notify"]);
  assert.deepEqual([log[3][1].level, log[3][1].message], [1, "Brightwater: The figures were read from Aria and brought up to date."]);
});

test("a refresh that fails ends the indicator too and shows the sentence", async () => {
  const { commands, names, log } = app({ answer: () => Promise.reject({ errorCode: 1, message: "You may not read this account." }) });
  await commands.refreshFromAria(form);
  assert.deepEqual(names(), ["busy", "ask", "idle", "notify"]);
  assert.deepEqual([log[3][1].level, log[3][1].message], [2, "Brightwater: You may not read this account."]);
});

test("the app's own texts win over the compiled ones", async () => {
  const { commands, log } = app({ answer: json(refreshed), strings: { Refresh_Changed: "Aktuell." } });
  await commands.refreshFromAria(form);
  assert.equal(log[3][1].message, "Brightwater: Aktuell.");
});

test("keys are entered in a dialog that is told the connection and no key", async () => {
  const { commands, log } = app();
  await commands.setKeys(form);
  assert.deepEqual(log.map(([what, page, title]) => [what, { ...page }, title]), [
    ["dialog", { pageType: "webresource", webresourceName: "aria_/connection.html", data: JSON.stringify({ connectionId: id }) }, "Keys of the connection"]]);
});

test("a test of the connection asks for that connection and says what Aria said", async () => {
  const tested = { Success: true, Code: "OK", Message: "", CorrelationId: "", ResultJson: JSON.stringify({ clientNo: "9000123", today: "2019-02-18" }) };
  const { commands, names, log } = app({ answer: json(tested) });
  await commands.testConnection(form);
  assert.deepEqual(names(), ["busy", "ask", "idle", "notify"]);
  assert.deepEqual([log[1][1], { ...log[1][2] }], ["aria_TestConnection", { entityType: "aria_connection", id }]);
  assert.equal(log[3][1].level, 1);
  assert.match(log[3][1].message, /^Brightwater: Aria accepts client number 9000123 and its authorization key\. Today in Aria is .*2019\.$/);
});

test("a connection that Aria refuses is told in the connector's words", async () => {
  const refused = { Success: false, Code: "CONFIGURATION", Message: "Aria does not accept the connection's credentials.", CorrelationId: "", ResultJson: "" };
  const { commands, log } = app({ answer: json(refused) });
  await commands.testConnection(form);
  assert.deepEqual([log[3][1].level, log[3][1].message], [2, "Brightwater: Aria does not accept the connection's credentials."]);
});

test("one outcome at a time: the bar before it goes, so that no two contradict each other", async () => {
  const { commands, names, log } = app({ answer: json(refreshed) });
  await commands.refreshFromAria(form);
  await commands.refreshFromAria(form);
  assert.deepEqual(names(), ["busy", "ask", "idle", "notify", "clear", "busy", "ask", "idle", "notify"]);
  assert.equal(log[4][1], "bar-4");
});

test("a bar that is gone already does not stop the next command", async () => {
  const { commands, names, xrm } = app({ answer: json(refreshed) });
  await commands.refreshFromAria(form);
  xrm.App.clearGlobalNotification = () => Promise.reject(new Error("no such bar"));
  await commands.refreshFromAria(form);
  assert.equal(names().filter(name => name === "notify").length, 2);
});

for (const [command, mode, title] of [["linkToAria", "link", "Link to Aria"], ["unlinkFromAria", "unlink", "Unlink from Aria"]])
  test(`${command} opens its dialog for the account and then shows the billing anew where it is open`, async () => {
    const first = app();
    const { commands, log } = app({ panes: { aria_billing: first.pane } });
    await commands[command](form);
    assert.deepEqual([log[0][0], log[0][1].webresourceName, log[0][1].data, log[0][2]], ["dialog", "aria_/link.html", JSON.stringify({ accountId: id, mode }), title]);
    assert.deepEqual(first.names(), ["navigate"]);
  });
