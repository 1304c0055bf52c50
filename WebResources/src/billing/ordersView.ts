import { definitions, el } from "../shared/dom";
import { day, money } from "../shared/format";
import { text } from "../shared/strings";
import { Freshness } from "./freshness";
import { historyView } from "./historyView";
import { LinkedAccount, Order } from "./model";

function orderView(order: Order): HTMLElement {
  return el("li", { class: "order", "data-order": order.orderNo },
    el("div", { class: "row-head" },
      el("h4", { class: "plan-name" }, order.items || text("Order_Number", order.name)),
      order.isWithdrawn ? el("span", { class: "badge" }, text("Order_Withdrawn"))
        : order.statusLabel && el("span", { class: order.isOpen ? "badge state-unpaid" : "badge" }, order.statusLabel)),
    order.isWithdrawn && el("p", {}, text("Order_WithdrawnAdvice")),
    definitions([
      [text("Order_Amount"), order.amount === null ? text("Figure_None") : el("strong", {}, money(order.amount, order.currency))],
      [text("Order_Placed"), order.createDate && day(order.createDate)],
      [text("Order_Invoice"), order.invoiceNo]
    ]),
    el("p", { class: "hint" }, order.poNumber ? text("Order_NumberAndPo", order.name, order.poNumber) : text("Order_Number", order.name)));
}

/** What was ordered beside the plans, newest first. */
export function ordersView(account: LinkedAccount, freshness: Freshness): HTMLElement {
  return historyView(account, freshness,
    { icon: "order", title: "Orders_Title", none: "Orders_None", earlier: "Orders_Earlier", older: "Orders_Older" },
    account.orders,
    orderView);
}
