import { Unlinked } from "../shared/contract";
import { callApi } from "../shared/customApi";
import { button, el } from "../shared/dom";
import { readRows, Row, shownOf, textOf } from "../shared/rows";
import { text } from "../shared/strings";
import { LinkDialog, sentenceOf } from "./dialog";

/** Choose a link of the customer, read what unlinking means, do it. */
export class UnlinkPage extends LinkDialog {
  async start(): Promise<void> {
    await this.nameCustomer();
    const heading = el("h1", {}, text("Unlink_Heading"));
    let links: readonly Row[];
    try {
      links = await readRows("aria_account",
        `?$select=aria_accountid,aria_acctno,aria_clientacctid,_aria_connectionid_value&$filter=_aria_customerid_value eq ${this.accountId} and statecode eq 0&$orderby=aria_acctno asc`);
    } catch (error) {
      this.put(heading, el("div", { class: "actions" }, this.closeButton(text("Button_Close"))));
      this.refuse(sentenceOf(error), null);
      return;
    }
    if (links.length === 0)
      this.put(heading, el("p", { class: "note info" }, text("Unlink_None")), el("div", { class: "actions" }, this.closeButton(text("Button_Close"))));
    else this.choose(heading, links);
  }

  private choose(heading: HTMLElement, links: readonly Row[]): void {
    const choices = links.map((link, index) => {
      const id = textOf(link, "aria_accountid") || "";
      const input = el("input", { type: "radio", name: "account", id: `link-${id}`, value: id, checked: index === 0 });
      const number = textOf(link, "aria_acctno") || "";
      const connection = shownOf(link, "_aria_connectionid_value");
      return { input, number, label: el("label", { class: "choice", for: input.id }, input, el("span", {}, connection ? text("Unlink_AccountIn", number, connection) : text("Account_Title", number))) };
    });
    const chosen = (): { readonly id: string; readonly number: string } => {
      const one = choices.filter(choice => choice.input.checked)[0] || choices[0]!;
      return { id: one.input.value, number: one.number };
    };
    const unlink: HTMLButtonElement = button(text("Unlink_Confirm"), { class: "primary", id: "unlink", accesskey: text("Key_Confirm") },
      event => { if (event.detail <= 1) void this.unlink(unlink, chosen()); });
    this.put(heading,
      el("fieldset", { class: "field" }, el("legend", {}, text("Unlink_Which")), el("div", { class: "choices" }, ...choices.map(choice => choice.label))),
      el("div", { class: "note info" }, el("ul", {},
        el("li", {}, text("Unlink_Goes")), el("li", {}, text("Unlink_Stays")), el("li", {}, text("Unlink_NothingInAria")), el("li", {}, text("Unlink_Again")))),
      el("div", { class: "actions" }, unlink, this.closeButton(text("Button_Cancel"))));
  }

  private unlink(pressed: HTMLButtonElement, link: { readonly id: string; readonly number: string }): Promise<void> {
    return this.run(pressed, text("Unlink_Running"), async () => {
      const answer = await callApi<Unlinked>("aria_UnlinkAccount", this.accountId, { LinkId: link.id });
      if (answer.success) this.end(text("Unlink_Done"), text("Unlink_DoneSentence", this.customer, link.number));
      else this.refuse(answer.message || text("Error_NoReason"), null);
    }, null);
  }
}
