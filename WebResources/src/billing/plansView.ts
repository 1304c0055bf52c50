import { button, definitions, el, icon } from "../shared/dom";
import { day, units } from "../shared/format";
import { serviceRates } from "../shared/rates";
import { text } from "../shared/strings";
import { OperationKind } from "../shared/contract";
import { age, Freshness } from "./freshness";
import { LinkedAccount, Plan } from "./model";
import { inPlanOrder } from "./planOrder";

export type ChangePlan = (planInstanceNo: string, kind: OperationKind, queueId?: string) => void;

function ratesView(plan: Plan): HTMLElement | string {
  if (plan.services.length === 0) return text("Figure_None");
  return el("ul", { class: "rates" }, ...plan.services.map(service =>
    el("li", {}, serviceRates(service, plan.currency))));
}

function planView(plan: Plan, account: LinkedAccount, freshness: Freshness, change: ChangePlan): HTMLElement {
  const isSupplemental = plan.isSupplemental;
  const heading = el("h4", { class: isSupplemental ? "plan-name" : "plan-name master" }, plan.name);
  return el("li", { class: isSupplemental ? "plan supplemental" : "plan", "data-plan": plan.instanceNo },
    el("div", { class: "row-head" }, heading, plan.statusLabel && el("span", { class: "badge" }, plan.statusLabel)),
    isSupplemental && el("p", { class: "hint" }, text("Plan_Supplemental")),
    definitions([
      [text("Plan_Units"), plan.units === null ? text("Figure_None") : units(plan.units)],
      [text("Plan_RateSchedule"), plan.rateScheduleName || plan.rateScheduleNo || text("Figure_None")],
      [text("Plan_Rates"), ratesView(plan)],
      [text("Plan_NextBill"), plan.nextBillDate && day(plan.nextBillDate)]
    ]),
    el("div", { class: "commands" },
      button(text("Plan_Change"), { "aria-label": text("Plan_ChangeLabel", plan.name), "data-command": "change" },
        () => change(plan.instanceNo, "UpdatePlan")),
      button(text("Plan_CustomRates"), { "aria-label": text("Plan_CustomRatesLabel", plan.name), "data-command": "rates" },
        () => change(plan.instanceNo, "AssignCustomRates")),
      el("span", { class: "aged" }, age(freshness.of(account.acctNo, plan.syncedOn)))));
}

export function plansView(account: LinkedAccount, freshness: Freshness, change: ChangePlan): HTMLElement {
  return el("section", {},
    el("h3", {}, icon("plan"), text("Plans_Title")),
    account.plans.length === 0
      ? el("p", { class: "empty" }, text("Plans_None"))
      : el("ul", { class: "list" }, ...inPlanOrder(account.plans).map(plan => planView(plan, account, freshness, change))));
}
