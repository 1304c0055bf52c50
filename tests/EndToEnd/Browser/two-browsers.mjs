// Two people, two browsers, one account: the second is told who is at it.
import { accessible, assert, done, openBilling, openChange, orderFault, person, picture, previewToday, units, writes } from "./playground.mjs";

const robin = await person("Robin Rep");
const rita = await person("Rita Rep");
const [first, second] = [await openChange(robin, await openBilling(robin)), await openChange(rita, await openBilling(rita))];
await previewToday(first, "4");
await previewToday(second, "5");

// Robin's commit takes its time in Aria; meanwhile Rita confirms.
await orderFault({ operation: "update_acct_plan_m", kind: "delay", doWrite: true, ms: 4000 });
await first.locator("#confirm").click();
await first.locator("main").getByText("Please leave this open").waitFor();
await second.locator("#confirm").click();
const refusal = second.getByRole("alert");
await refusal.waitFor();
assert.match(await refusal.innerText(), /Robin Rep has a change on its way/);
assert.match(await refusal.innerText(), /Nothing was sent from here/);
assert.match(await refusal.innerText(), /^Another change on this account is not settled yet/);
assert.match(await refusal.innerText(), /The other change was confirmed on \w+ \d+, \d{4} at/, "in the reader's own time");
assert.ok(await second.locator("#confirm").isDisabled(), "what was not sent is not to be sent from the old preview");
assert.equal(await second.locator("button.primary").innerText(), "Preview again");
assert.ok(await second.locator("#sentences").isHidden(), "what may be true no longer is not read aloud");
assert.equal(await second.locator("#status").innerText(), "", "nothing is said to be on its way");
await picture(rita, "busy");
await accessible(rita, "the refusal");

await first.locator("#close").waitFor();
assert.equal(await first.locator("h1").innerText(), "Done");
assert.equal(await units(), 4);
assert.equal(await writes(), 1);

// What Rita was shown is stale by now; she previews again from where she is.
await refusal.getByRole("button", { name: "Preview again" }).click();
await second.locator("#confirm").waitFor();
await second.locator("#confirm").click();
await second.locator("#close").waitFor();
assert.equal(await units(), 5);
assert.equal(await writes(), 2);
await done();
