import { environmentOf } from "../shared/choices";
import { FoundAccount, Linked } from "../shared/contract";
import { callApi } from "../shared/customApi";
import { button, definitions, el } from "../shared/dom";
import { numberOf, readRows, Row, textOf } from "../shared/rows";
import { said } from "../shared/said";
import { text, TextKey } from "../shared/strings";
import { LinkDialog, sentenceOf } from "./dialog";

const foundBy: Readonly<Record<FoundAccount["foundBy"], TextKey>> = {
  AcctNo: "Link_ByNumber", ClientAcctId: "Link_ByClientId", UserId: "Link_ByUserId"
};

const nameOf = (connection: Row): string => {
  const name = textOf(connection, "aria_name") || "";
  const environment = environmentOf(numberOf(connection, "aria_environment"));
  return environment ? text("Account_ConnectionIn", name, environment) : name;
};

/** Find an account in Aria, look at it, link it. */
export class LinkPage extends LinkDialog {
  private readonly searchFor = el("input", { type: "text", id: "search-for", class: "wide", autocomplete: "off", spellcheck: "false", maxlength: 60, "aria-describedby": "search-hint" });
  private readonly connection = el("select", { id: "connection", class: "wide" });
  private readonly find = button(text("Link_Find"), { class: "primary", id: "find", accesskey: text("Key_Find") }, () => void this.search());

  async start(): Promise<void> {
    await this.nameCustomer();
    this.searchFor.addEventListener("keydown", event => { if (event.key === "Enter") void this.search(); });
    const heading = el("h1", {}, text("Link_Heading"));
    let connections: readonly Row[];
    try {
      connections = await readRows("aria_connection", "?$select=aria_connectionid,aria_name,aria_environment&$filter=statecode eq 0&$orderby=aria_name asc");
    } catch (error) {
      this.put(heading, el("div", { class: "actions" }, this.closeButton(text("Button_Close"))));
      this.refuse(sentenceOf(error), null);
      return;
    }
    if (connections.length === 0) {
      this.put(heading,
        el("div", { class: "note info" }, el("p", {}, el("strong", {}, text("Empty_NoConnection"))), el("p", {}, text("Empty_NoConnectionAdvice"))),
        el("div", { class: "actions" }, this.closeButton(text("Button_Close"))));
      return;
    }
    for (const each of connections) this.connection.appendChild(el("option", { value: textOf(each, "aria_connectionid") }, nameOf(each)));
    this.choose();
  }

  private get single(): boolean {
    return this.connection.options.length === 1;
  }

  /** The field, and the choice of a connection where there is one to make. */
  private choose(): void {
    const only = this.connection.options[0];
    this.put(el("h1", {}, text("Link_Heading")),
      el("div", { class: "form" },
        this.single && only
          ? definitions([[text("Account_Connection"), only.textContent]])
          : el("div", { class: "field" }, el("label", { for: "connection" }, text("Account_Connection")), this.connection),
        el("div", { class: "field" },
          el("label", { for: "search-for" }, text("Link_SearchFor")),
          this.searchFor,
          el("p", { class: "hint", id: "search-hint" }, text("Link_SearchHint")))),
      el("div", { class: "actions" }, this.find, this.closeButton(text("Button_Cancel"))));
    this.searchFor.focus();
  }

  private async search(): Promise<void> {
    const searchFor = this.searchFor.value.trim();
    if (!searchFor) {
      this.refuse(text("Link_NothingEntered"), this.searchFor);
      return;
    }
    const connectionId = this.connection.value;
    await this.run(this.find, text("Link_Finding"), async () => {
      const answer = await callApi<FoundAccount>("aria_FindAriaAccount", this.accountId, { ConnectionId: connectionId, SearchFor: searchFor });
      if (answer.success && answer.result) this.show(answer.result, connectionId);
      else this.refuse(answer.message || text("Error_NoReason"), this.searchFor);
    }, this.searchFor);
  }

  /** What was found beside the customer it would be linked to, so that a wrong number is seen. */
  private show(found: FoundAccount, connectionId: string): void {
    const link: HTMLButtonElement = button(text("Link_Confirm", found.customer, found.acctNo), { class: "primary", id: "link", accesskey: text("Key_Confirm") },
      event => { if (event.detail <= 1) void this.link(link, found, connectionId); });
    this.put(el("h1", {}, text("Link_IsItRight")),
      el("p", {}, text(foundBy[found.foundBy], this.searchFor.value.trim())),
      el("div", { class: "cards" },
        el("section", { class: "card" }, el("h2", {}, text("Link_InCrm")), definitions([
          [text("Link_Customer"), el("strong", {}, found.customer)],
          [text("Link_CustomerNo"), found.customerNo],
          [text("Link_CustomerCity"), found.customerCity]])),
        el("section", { class: "card" }, el("h2", {}, text("Link_InAria")), definitions([
          [text("Link_Company"), el("strong", {}, found.company || text("Figure_None"))],
          [text("Link_Person"), found.person],
          [text("Link_Number"), found.acctNo],
          [text("Link_ClientId"), found.clientAcctId],
          [text("Link_UserId"), found.userId],
          [text("Account_Status"), found.statusLabel || text("Figure_None")],
          [text("Link_Currency"), (found.currency || "").toUpperCase()],
          [text("Link_Plans"), String(found.planCount)]]))),
      found.warnings.length > 0 ? el("div", { class: "notes" }, ...found.warnings.map(warning => el("p", { class: "note warning" }, said(warning.text)))) : null,
      el("p", { class: "hint" }, text("Link_WhatItMeans")),
      el("div", { class: "actions" }, link,
        button(text("Button_Back"), { id: "back", accesskey: text("Key_Back") }, () => this.choose()),
        this.closeButton(text("Button_Cancel"))));
  }

  private link(pressed: HTMLButtonElement, found: FoundAccount, connectionId: string): Promise<void> {
    return this.run(pressed, text("Link_Linking"), async () => {
      const answer = await callApi<Linked>("aria_LinkAccount", this.accountId, { ConnectionId: connectionId, AcctNo: found.acctNo, Fingerprint: found.fingerprint });
      if (answer.success) this.end(text("Link_Done"), text("Link_DoneSentence", found.customer, found.acctNo, found.company || text("Figure_None")));
      else this.refuse(answer.message || text("Error_NoReason"), null);
    }, null);
  }
}
