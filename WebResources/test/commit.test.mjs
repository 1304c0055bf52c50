import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { operation } from "./samples.mjs";

const { Commit, pauses, NoAnswer } = await load("change/commit", "shared/customApi");

const yes = (state, given = {}) => ({ success: true, code: "OK", message: "", correlationId: "", result: operation({ state, ...given }) });
const no = (code, message, state) => ({ success: false, code, message, correlationId: "", result: state ? operation({ state }) : null });
const lost = () => { throw new NoAnswer("Failed to fetch"); };
const fresh = () => ({ success: true, code: "OK", message: "", correlationId: "", result: { accounts: [{ acctNo: "4711001", syncedOn: "", rowsWritten: 1, message: "" }] } });

/** A machine on a scripted server: each call takes the next answer of its list; waiting takes no time and is written down. */
function machine(script) {
  const calls = [];
  const waits = [];
  const states = [];
  const next = name => async (...given) => {
    calls.push([name, ...given].join(" "));
    const answers = script[name] || [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    assert.ok(answer, `${name} was not expected`);
    return answer();
  };
  const api = { submit: next("submit"), commit: next("commit"), resolve: next("resolve"), refresh: next("refresh") };
  const commit = new Commit(api, async milliseconds => { waits.push(milliseconds); }, state => states.push(state));
  return { commit, calls, waits, states, last: () => states[states.length - 1], times: name => calls.filter(call => call.startsWith(name)).length };
}

test("a confirmed change is submitted, committed with the version Submit gave, and refreshed, in this order", async () => {
  const m = machine({ submit: [() => yes("Submitted", { version: "2" })], commit: [() => yes("Done")], refresh: [fresh] });
  await m.commit.confirm(operation());
  const id = "11111111-1111-1111-1111-111111111111";
  assert.deepEqual(m.calls, [`submit ${id}`, `commit ${id} 2`, "refresh"]);
  assert.deepEqual(m.states.map(state => state.step), ["submitting", "committing", "refreshing", "done"]);
  assert.equal(m.last().isRefreshed, true);
});

test("two confirmations at once submit once", async () => {
  const m = machine({ submit: [() => yes("Submitted")], commit: [() => yes("Done")], refresh: [fresh] });
  await Promise.all([m.commit.confirm(operation()), m.commit.confirm(operation())]);
  assert.equal(m.times("submit"), 1);
  assert.equal(m.times("commit"), 1);
});

test("after a lost answer the outcome is looked up at once and then with growing pauses, and Commit is never called again", async () => {
  const m = machine({ submit: [() => yes("Submitted")], commit: [lost], resolve: [() => no("UNKNOWN_OUTCOME", "Not yet.", "Unknown"), () => no("UNKNOWN_OUTCOME", "Not yet.", "Unknown"), () => yes("Done")], refresh: [fresh] });
  await m.commit.confirm(operation());
  assert.equal(m.last().step, "done");
  assert.equal(m.times("commit"), 1);
  assert.equal(m.times("resolve"), 3);
  assert.deepEqual(m.waits, [3000, 8000]);
});

test("an outcome that stays unknown ends the looks, says so, and has sent nothing twice", async () => {
  const m = machine({ submit: [() => yes("Submitted")], commit: [() => no("UNKNOWN_OUTCOME", "Lost.", "Unknown")], resolve: [() => no("UNKNOWN_OUTCOME", "Aria does not show it so far.", "Unknown")] });
  await m.commit.confirm(operation());
  assert.deepEqual([m.last().step, m.last().message], ["unknown", "Aria does not show it so far."]);
  assert.equal(m.times("resolve"), pauses.length);
  assert.equal(m.times("commit"), 1);
  assert.equal(m.times("submit"), 1);
  assert.ok(m.waits.every((wait, index) => index === 0 || wait > m.waits[index - 1]), "the pauses grow");
});

test("looking again at an unknown outcome only looks", async () => {
  const m = machine({ resolve: [() => yes("NotDone", { message: "It never arrived." })] });
  await m.commit.checkAgain(operation({ state: "Unknown" }));
  assert.deepEqual([m.last().step, m.last().message], ["notDone", "It never arrived."]);
  assert.deepEqual(m.calls.map(call => call.split(" ")[0]), ["resolve"]);
});

test("a look that itself gets no answer is followed by the next one", async () => {
  const m = machine({ submit: [() => yes("Submitted")], commit: [lost], resolve: [lost, () => yes("Done")], refresh: [fresh] });
  await m.commit.confirm(operation());
  assert.equal(m.last().step, "done");
});

test("a platform fault in Commit counts as a lost answer: only a look tells the truth", async () => {
  const fault = () => { throw new NoAnswer("Somebody else has this operation."); };
  const m = machine({ submit: [() => yes("Submitted")], commit: [fault], resolve: [() => yes("Refused", { message: "Aria said no." })] });
  await m.commit.confirm(operation());
  assert.deepEqual([m.last().step, m.last().message], ["refused", "Aria said no."]);
});

test("a busy account says who is at it and since when, and commits nothing", async () => {
  const busy = { ...no("BUSY", "Lee Lead has a change on its way."), result: { open: { state: "Submitted", owner: "Lee Lead", submittedOn: "2026-01-01T10:00:00Z" } } };
  const m = machine({ submit: [() => busy] });
  await m.commit.confirm(operation());
  assert.deepEqual(m.last(), { step: "busy", message: "Lee Lead has a change on its way.", since: "2026-01-01T10:00:00Z" });
  assert.equal(m.times("commit"), 0);
});

test("a submit that was lost and never arrived is told as not sent", async () => {
  const m = machine({ submit: [lost], resolve: [() => yes("Previewed")] });
  await m.commit.confirm(operation());
  assert.deepEqual(m.last(), { step: "notSent", message: "Failed to fetch" });
  assert.equal(m.times("commit"), 0);
});

test("a submit that was lost but arrived is looked up, not committed blindly", async () => {
  const m = machine({ submit: [lost], resolve: [() => no("UNKNOWN_OUTCOME", "", "Submitted"), () => yes("NotDone")] });
  await m.commit.confirm(operation());
  assert.equal(m.last().step, "notDone");
  assert.equal(m.times("commit"), 0);
});

test("a change confirmed before, in another window, is shown as it stands", async () => {
  const m = machine({ submit: [() => no("NOT_PREVIEWED", "Confirmed before.", "Done")], refresh: [fresh] });
  await m.commit.confirm(operation());
  assert.equal(m.last().step, "done");
  assert.equal(m.times("commit"), 0);
});

for (const [state, step] of [["Stale", "stale"], ["Refused", "refused"], ["NotDone", "notDone"]]) {
  test(`${state} at commit ends as ${step} with the connector's sentence and without a refresh`, async () => {
    const m = machine({ submit: [() => yes("Submitted")], commit: [() => no("X", "A sentence.", state)] });
    await m.commit.confirm(operation());
    assert.deepEqual([m.last().step, m.last().message], [step, "A sentence."]);
    assert.equal(m.times("refresh"), 0);
  });
}

test("a failed refresh leaves the change done and says that the figures follow", async () => {
  const m = machine({ submit: [() => yes("Submitted")], commit: [() => yes("Done")], refresh: [lost] });
  await m.commit.confirm(operation());
  assert.deepEqual([m.last().step, m.last().isRefreshed], ["done", false]);
});

test("after an ended attempt the next confirmation starts anew", async () => {
  const m = machine({ submit: [() => no("BUSY", "Wait."), () => yes("Submitted")], commit: [() => yes("Done")], refresh: [fresh] });
  await m.commit.confirm(operation());
  assert.equal(m.commit.isRunning, false);
  await m.commit.confirm(operation());
  assert.equal(m.last().step, "done");
});
