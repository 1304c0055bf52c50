import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { inPlanOrder, whatChanges, refreshOutcome, text, useLocale, Freshness, readBilling, openChange, statementState, inSightFirst, daysAgo } = await load(
  "billing/planOrder", "billing/queueText", "shared/refreshOutcome", "shared/strings", "shared/locale", "billing/freshness", "billing/read", "billing/openChange",
  "billing/statementState", "billing/historyView", "shared/format");
useLocale("en-GB");

const plan = (instanceNo, parentInstanceNo = null) => ({ instanceNo, parentInstanceNo, isSupplemental: parentInstanceNo !== null, rateScheduleNo: null });

test("supplemental plans follow their own plan, at any depth, and an orphan is not lost", () => assert.deepEqual(
  inPlanOrder([plan("s3", "s1"), plan("s2", "m2"), plan("m1"), plan("s1", "m1"), plan("m2"), plan("o", "gone")]).map(each => each.instanceNo),
  ["m1", "s1", "s3", "m2", "s2", "o"]));

const queued = given => ({
  name: "Extra Line", currentPlanName: "Extra Line", targetPlanName: "Extra Line", currentUnits: 3, targetUnits: 4,
  currentRateScheduleNo: "77001", targetRateScheduleNo: "77005", ...given
});

test("a queued change says what it changes, by name where the page knows the name", () => assert.deepEqual(
  whatChanges(queued(), [{ rateScheduleNo: "77001", rateScheduleName: "Standard" }]),
  ["Units: 3 → 4", "Rate schedule: Standard → number 77005"]));

test("what stays the same is not listed", () => assert.deepEqual(whatChanges(queued({ targetRateScheduleNo: "77001" }), []), ["Units: 3 → 4"]));

const answer = accounts => ({ success: true, code: "OK", message: "", correlationId: "", result: { accounts } });
const read = given => ({ acctNo: "4711001", syncedOn: "", rowsWritten: 0, message: "", notRead: "", ...given });

test("a refresh names the account that failed", () => assert.deepEqual(
  refreshOutcome(answer([read({ rowsWritten: 2 }), read({ acctNo: "4711002", message: "Aria cannot be reached." })]), text),
  { level: "warning", message: "Account 4711002 in Aria could not be read. Aria cannot be reached." }));

test("a refresh that changed nothing says so", () =>
  assert.equal(refreshOutcome(answer([read({})]), text).message, "The figures were read from Aria. Nothing had changed."));

test("a refused refresh shows the connector's sentence", () =>
  assert.deepEqual(refreshOutcome({ success: false, code: "NO_LINK", message: "Not linked.", correlationId: "", result: null }, text), { level: "error", message: "Not linked." }));

test("figures a refresh found unchanged count as read then, though no row was written", () => {
  const freshness = new Freshness();
  freshness.note({ accounts: [read({ syncedOn: "2026-01-01T10:00:00Z" })] });
  assert.equal(freshness.of("4711001", "2026-01-01T08:00:00Z"), "2026-01-01T10:00:00Z");
  assert.equal(freshness.of("4711001", "2026-01-01T11:00:00Z"), "2026-01-01T11:00:00Z");
  assert.equal(freshness.of("4711002", "2026-01-01T08:00:00Z"), "2026-01-01T08:00:00Z");
});

test("a failed reading does not make figures look fresh", () => {
  const freshness = new Freshness();
  freshness.note({ accounts: [read({ syncedOn: "2026-01-01T10:00:00Z", message: "Unreachable." })] });
  assert.equal(freshness.of("4711001", "2026-01-01T08:00:00Z"), "2026-01-01T08:00:00Z");
});

function withWindow(window, action) {
  const before = globalThis.window;
  globalThis.window = window;
  return action().finally(() => { globalThis.window = before; });
}

test("without the client API the rows come from the platform's Web API at a relative address", async () => {
  const asked = [];
  const fetched = globalThis.fetch;
  globalThis.fetch = async address => {
    asked.push(address);
    return { ok: true, json: async () => ({ value: address.includes("aria_connections") ? [{ aria_connectionid: "c" }] : address.includes("/accounts") ? [{ name: "Brightwater" }] : [] }) };
  };
  try {
    await withWindow({}, async () => assert.deepEqual(await readBilling("abcdef01-2345-6789-abcd-ef0123456789"), { customer: "Brightwater", accounts: [], hasConnection: true, mayLink: null }));
  } finally {
    globalThis.fetch = fetched;
  }
  assert.equal(asked.length, 4);
  assert.ok(asked.every(address => /^\/api\/data\/v9\.2\/a(ria_|ccounts\?\$select=name&\$filter=accountid eq abcdef01)/.test(address)), asked.join("\n"));
});

for (const [held, mayLink] of [
  [{ a: { privilegeName: "prvReadaria_account" }, b: { privilegeName: "prvAppendToaria_account" } }, true],
  [{ a: { privilegeName: "prvAppendToaria_operation" } }, false]
]) test(`a customer without a link is ${mayLink ? "" : "not "}offered to be linked to who ${mayLink ? "may" : "may not"} link, and links that were taken away do not count`, async () => {
  const asked = [];
  const Xrm = {
    WebApi: { retrieveMultipleRecords: async (table, query) => { asked.push([table, query]); return { entities: [] }; } },
    Utility: { getGlobalContext: () => ({ userSettings: { getSecurityRolePrivilegesInfo: async () => held } }) }
  };
  await withWindow({ Xrm }, async () => assert.equal((await readBilling("abcdef01-2345-6789-abcd-ef0123456789")).mayLink, mayLink));
  assert.match(asked.find(([table]) => table === "aria_account")[1], /statecode eq 0/);
});

test("an account is shown with its own plans, connection and operations only", async () => {
  const tables = {
    aria_account: [{ aria_accountid: "l1", _aria_connectionid_value: "c1", aria_acctno: "1" }, { aria_accountid: "l2", _aria_connectionid_value: "c2", aria_acctno: "2" }],
    aria_connection: [{ aria_connectionid: "c1", aria_name: "One", aria_environment: 727900003 }, { aria_connectionid: "c2", aria_name: "Two", aria_environment: 727900000 }],
    aria_operation: [{ aria_operationid: "o", _aria_ariaaccountid_value: "l2", aria_state: 727900005, aria_total: 5, aria_actualtotal: 0 }]
  };
  const Xrm = {
    WebApi: {
      retrieveMultipleRecords: async (table, query) => ({
        entities: tables[table] || (query.includes("eq l1") && table === "aria_planinstance" ? [{ aria_planinstanceno: "p", aria_name: "Plan" }] : [])
      })
    }
  };
  const { accounts } = await withWindow({ Xrm }, () => readBilling("abcdef01-2345-6789-abcd-ef0123456789"));
  assert.deepEqual(accounts.map(account => [account.connection, account.plans.length, account.operations.map(each => [each.state, each.billed, each.previewed])]), [
    [{ name: "One", environment: "Stage current US" }, 1, []],
    [{ name: "Two", environment: "Production US" }, 0, [["Unknown", 0, 5]]]]);
});

const request = { accountId: "abcdef01-2345-6789-abcd-ef0123456789", planInstanceNo: "8800102", kind: "AssignCustomRates", queueId: "990044" };

test("a change opens as a dialog of 720 pixels that names the customer, with exactly the data of the contract", async () => {
  let opened;
  const Xrm = { Navigation: { navigateTo: async (page, options) => { opened = [page, options]; } } };
  assert.equal(await withWindow({ Xrm }, () => openChange(request, "Brightwater")), true);
  const [page, options] = opened;
  assert.deepEqual([page.pageType, page.webresourceName, JSON.parse(page.data)], ["webresource", "aria_/change.html", request]);
  assert.deepEqual([options.target, options.width, options.title], [2, { value: 720, unit: "px" }, "Custom rates: Brightwater"]);
});

test("without dialogs the change opens in place of the page, marked so that it finds its way back", async () => {
  let address;
  assert.equal(await withWindow({ location: { assign: given => { address = given; } } }, () => openChange(request, "Brightwater")), false);
  assert.equal(address, `change.html?data=${encodeURIComponent(JSON.stringify(request))}#pane`);
});

const statement = given => ({ isPaid: false, isWithdrawn: false, dueDate: "2019-03-17", ...given });

test("a statement is overdue from the day after it is due, on Aria's day and not on the computer's", () => assert.deepEqual([
  statementState(statement(), "2019-03-17"), statementState(statement(), "2019-03-18"), statementState(statement(), null),
  statementState(statement({ dueDate: null }), "2019-03-18"), statementState(statement({ isPaid: true }), "2019-03-18"),
  statementState(statement({ isPaid: true, isWithdrawn: true }), "2019-03-18")
], ["Unpaid", "Overdue", "Unpaid", "Unpaid", "Paid", "Withdrawn"]));

test("what needs attention stays in sight however old it is", () => {
  const entry = (name, needsAttention) => ({ name, needsAttention, syncedOn: null });
  const [shown, folded] = inSightFirst([entry("a"), entry("b"), entry("c"), entry("d"), entry("e", true), entry("f")]);
  assert.deepEqual([shown.map(each => each.name), folded.map(each => each.name)], [["a", "b", "c", "e"], ["d", "f"]]);
});

test("a refresh that read the figures alone says what is missing", () => assert.deepEqual(
  refreshOutcome(answer([read({ notRead: "Orders could not be read. Ask your administrator." })]), text),
  { level: "warning", message: "The figures of account 4711001 were read from Aria, but not everything. Orders could not be read. Ask your administrator." }));

test("statements and orders that were not read do not look as fresh as the figures", () => {
  const freshness = new Freshness();
  freshness.note({ accounts: [read({ syncedOn: "2026-01-01T10:00:00Z", notRead: "Orders could not be read." })] });
  assert.equal(freshness.of("4711001", "2026-01-01T08:00:00Z"), "2026-01-01T10:00:00Z");
  assert.equal(freshness.ofHistory("4711001", "2026-01-01T08:00:00Z"), "2026-01-01T08:00:00Z");
  freshness.note({ accounts: [read({ syncedOn: "2026-01-01T11:00:00Z" })] });
  assert.equal(freshness.ofHistory("4711001", "2026-01-01T08:00:00Z"), "2026-01-01T11:00:00Z");
});

test("days between two dates are counted across months and changes of the clock", () => assert.deepEqual(
  [daysAgo("2019-03-17", "2019-05-20"), daysAgo("2019-03-17", "2019-03-18")], ["64 days ago", "1 day ago"]));
