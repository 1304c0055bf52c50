import { button, el, icon } from "../shared/dom";
import { moment, money } from "../shared/format";
import { openChangeText, whose } from "../shared/openChangeText";
import { text } from "../shared/strings";
import { isOpen, stateText } from "../shared/choices";
import { LinkedAccount, PastOperation } from "./model";

export type CheckNow = (operation: PastOperation, pressed: HTMLButtonElement) => void;

/** The change that blocks the account, and the way to look what became of it. */
function blocking(operation: PastOperation, checkNow: CheckNow): HTMLElement {
  const check: HTMLButtonElement = button(text("Operation_Check"), { "data-command": "check", "aria-label": text("Operation_CheckLabel", operation.name) },
    () => checkNow(operation, check));
  return el("div", { class: "note warning" }, el("p", {}, openChangeText(operation)), check);
}

/** An amount that was previewed is not said to be billed: the change may have been refused, or wait, or its answer be lost. */
function amount({ billed, previewed, currency }: PastOperation): string | null {
  if (billed !== null) return text("Operation_Billed", money(billed, currency));
  return previewed === null ? null : text("Operation_Previewed", money(previewed, currency));
}

function operationView(operation: PastOperation): HTMLElement {
  return el("li", { class: "operation", "data-operation": operation.id },
    el("div", { class: "row-head" },
      el("h4", { class: "plan-name" }, operation.name),
      operation.state && el("span", { class: `badge state-${operation.state.toLowerCase()}` }, stateText(operation.state))),
    operation.message && el("p", {}, operation.message),
    el("p", { class: "hint" }, [
      amount(operation),
      operation.when && moment(operation.when),
      whose(operation)
    ].filter(Boolean).join(" · ")));
}

/** Operations that block the account, to stand above everything else. */
export function blockedView(account: LinkedAccount, checkNow: CheckNow): HTMLElement | null {
  const open = account.operations.filter(operation => isOpen(operation.state));
  return open.length > 0 ? el("div", { class: "notes" }, ...open.map(operation => blocking(operation, checkNow))) : null;
}

/** What was done lately. A preview nobody confirmed is no event in the customer's story and is left out. */
export function operationsView(account: LinkedAccount): HTMLElement {
  const shown = account.operations.filter(operation => operation.state !== "Previewed");
  return el("section", {},
    el("h3", {}, icon("operation"), text("Operations_Title")),
    shown.length === 0
      ? el("p", { class: "empty" }, text("Operations_None"))
      : el("ul", { class: "list" }, ...shown.map(operationView)));
}
