import { button, el, icon } from "../shared/dom";
import { day } from "../shared/format";
import { text } from "../shared/strings";
import { age, Freshness } from "./freshness";
import { LinkedAccount, QueuedChange } from "./model";
import { ChangePlan } from "./plansView";
import { whatChanges } from "./queueText";

function queuedView(queued: QueuedChange, account: LinkedAccount, freshness: Freshness, change: ChangePlan): HTMLElement {
  const planInstanceNo = queued.planInstanceNo;
  const name = queued.targetPlanName || queued.currentPlanName || queued.name;
  return el("li", { class: "queued", "data-queue": queued.queueId },
    el("div", { class: "row-head" },
      el("h4", { class: "plan-name" }, queued.effectiveDate ? text("Queue_On", name, day(queued.effectiveDate)) : name),
      queued.statusLabel && el("span", { class: "badge" }, queued.statusLabel)),
    el("ul", { class: "changes" }, ...whatChanges(queued, account.plans).map(part => el("li", {}, part))),
    el("p", { class: "hint" }, queued.queuedBy ? text("Queue_NumberBy", queued.queueId, queued.queuedBy) : text("Queue_Number", queued.queueId)),
    el("div", { class: "commands" },
      planInstanceNo && button(text("Plan_CustomRates"), { "aria-label": text("Queue_CustomRatesLabel", name), "data-command": "queued-rates" },
        () => change(planInstanceNo, "AssignCustomRates", queued.queueId)),
      el("span", { class: "aged" }, age(freshness.of(account.acctNo, queued.syncedOn)))));
}

export function queueView(account: LinkedAccount, freshness: Freshness, change: ChangePlan): HTMLElement {
  return el("section", {},
    el("h3", {}, icon("queue"), text("Queue_Title")),
    account.queue.length === 0
      ? el("p", { class: "empty" }, text("Queue_None"))
      : el("ul", { class: "list" }, ...account.queue.map(queued => queuedView(queued, account, freshness, change))));
}
