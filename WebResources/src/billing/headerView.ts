import { definitions, el, icon } from "../shared/dom";
import { day, money } from "../shared/format";
import { text } from "../shared/strings";
import { age, Freshness } from "./freshness";
import { LinkedAccount } from "./model";

/** The figures of one account in Aria that a representative is asked for first. */
export function headerView(account: LinkedAccount, freshness: Freshness): HTMLElement {
  const { connection } = account;
  return el("header", { class: "account-head" },
    el("h2", {}, icon("account"), text("Account_Title", account.acctNo)),
    definitions([
      [text("Account_Balance"), account.balance === null ? text("Figure_None") : el("strong", { class: "balance" }, money(account.balance, account.currency))],
      [text("Account_NextBill"), account.nextBillDate ? day(account.nextBillDate) : text("Figure_None")],
      [text("Account_Status"), account.statusLabel],
      [text("Account_Today"), account.ariaToday ? day(account.ariaToday) : text("Figure_None")],
      [text("Account_Connection"), connection ? connection.environment ? text("Account_ConnectionIn", connection.name, connection.environment) : connection.name : text("Figure_None")]
    ]),
    el("p", { class: "aged" }, age(freshness.of(account.acctNo, account.syncedOn))));
}
