// The write never arrives: Unknown, further changes blocked with the reason, and nothing sent again.
import { accessible, assert, billingOf, done, openBilling, openChange, orderFault, person, picture, previewToday, units, writes } from "./playground.mjs";

const page = await person();
// The pauses between the looks are the page's timers; they are run through instead of waited for.
await page.clock.install();
await page.reload();
await page.getByRole("button", { name: "Aria billing" }).waitFor();
const dialog = await openChange(page, await openBilling(page));
await previewToday(dialog);
await orderFault({ operation: "update_acct_plan_m", kind: "dropRequest", doWrite: true });
await dialog.locator("#confirm").click();
const title = dialog.getByRole("heading", { name: "It is not known whether Aria made the change" });
for (let look = 0; look < 60 && !await title.isVisible(); look++) {
  await page.clock.runFor(10_000);
  await Promise.race([title.waitFor({ timeout: 1000 }).catch(() => { }), dialog.locator("h1").innerText()]);
}
await title.waitFor();
const text = await dialog.locator("main").innerText();
assert.match(text, /no other change passes|Until .* further changes|blocked/i);
await picture(page, "unknown");
await accessible(page, "the unknown outcome");
await dialog.getByRole("button", { name: "Close" }).click();
await billingOf(page).getByText("Further changes on this account are blocked", { exact: false }).waitFor();
assert.equal(await billingOf(page).locator('[data-command="check"]').evaluate(button => button === button.ownerDocument.activeElement), true, "the way on is where one looks");
await picture(page, "blocked");
await accessible(page, "the blocked account");

// Another preview says at once that it cannot be confirmed, and promises nothing about the rest of the account.
const again = await openChange(page, billingOf(page));
await again.locator("#units").fill("5");
await again.locator("#preview").click();
await again.locator("#confirm").waitFor();
assert.match(await again.locator(".note.warning").first().innerText(), /Another change on this account is not settled yet[\s\S]*confirmed by you on \w+ \d+, \d{4} at/);
assert.ok(await again.locator("#confirm").isDisabled());
assert.equal(await again.locator("#confirm.primary").count(), 0);
assert.equal(await again.locator("#sentences li").last().innerText(), "Another change on your account is still being settled.");
await picture(page, "blocked-preview");
await accessible(page, "the preview of a blocked account");
assert.equal(await units(), 3);
assert.equal(await writes(), 1, "it was tried once and never again");
// The background may have the row in hand at the moment the page asks: refused with 412, and asked again.
await done({ expected: [/412/] });
