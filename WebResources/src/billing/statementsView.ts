import { definitions, el } from "../shared/dom";
import { day, daysAgo, money } from "../shared/format";
import { text, TextKey } from "../shared/strings";
import { Freshness } from "./freshness";
import { historyView } from "./historyView";
import { LinkedAccount, Statement } from "./model";
import { StatementState, statementState } from "./statementState";

const stateTexts: Readonly<Record<StatementState, TextKey>> = {
  Paid: "Statement_Paid", Unpaid: "Statement_Unpaid", Overdue: "Statement_Overdue", Withdrawn: "Statement_Withdrawn"
};

function due(statement: Statement, state: StatementState, ariaToday: string | null): string | null {
  if (!statement.dueDate) return null;
  return state === "Overdue" && ariaToday ? text("Statement_DueSince", day(statement.dueDate), daysAgo(statement.dueDate, ariaToday)) : day(statement.dueDate);
}

/** How the total came about, in one line. */
function sums(statement: Statement): string {
  const part = (key: TextKey, value: number | null): string | null => value === null ? null : text(key, money(value, statement.currency));
  return [
    part("Statement_Forward", statement.balanceForward), part("Statement_Charges", statement.newCharges), part("Statement_Payments", statement.newPayments)
  ].filter(Boolean).join(" · ");
}

function statementView(statement: Statement, ariaToday: string | null): HTMLElement {
  const state = statementState(statement, ariaToday);
  return el("li", { class: "statement", "data-statement": statement.statementNo },
    el("div", { class: "row-head" },
      el("h4", { class: "plan-name" }, statement.createDate ? day(statement.createDate) : text("Statement_Number", statement.name)),
      el("span", { class: `badge state-${state.toLowerCase()}` }, text(stateTexts[state]))),
    state === "Withdrawn" && el("p", {}, text("Statement_WithdrawnAdvice")),
    definitions([
      [text("Statement_Total"), statement.total !== null && el("strong", {}, money(statement.total, statement.currency))],
      [text("Statement_Due"), statement.needsAttention && due(statement, state, ariaToday)]
    ]),
    el("p", { class: "hint" }, sums(statement)),
    el("p", { class: "hint" }, statement.invoiceNo ? text("Statement_NumberAndInvoice", statement.name, statement.invoiceNo) : text("Statement_Number", statement.name)));
}

/** What was billed, newest first, with what is still to be paid in sight. */
export function statementsView(account: LinkedAccount, freshness: Freshness): HTMLElement {
  return historyView(account, freshness,
    { icon: "statement", title: "Statements_Title", none: "Statements_None", earlier: "Statements_Earlier", older: "Statements_Older" },
    account.statements,
    statement => statementView(statement, account.ariaToday));
}
