import { Operation } from "../shared/contract";
import { day, moment, money, units } from "../shared/format";
import { text } from "../shared/strings";
import { planName } from "./planName";

/** What was done, in one sentence. */
export function whatWasDone(operation: Operation): string {
  const { after, plan } = operation;
  if (operation.kind === "AssignCustomRates") return text("Receipt_Rates", planName(plan));
  const terms = after && after.units !== null
    ? text("Receipt_Terms", units(after.units), after.rateScheduleName || after.rateScheduleNo || text("Figure_None"))
    : "";
  return operation.when !== "Today" && operation.effectiveDate
    ? text("Receipt_Queued", planName(plan), day(operation.effectiveDate), terms)
    : text("Receipt_Changed", planName(plan), terms);
}

/** The facts of the receipt: term and value. What Aria did not give is left out. */
export function receiptFacts(operation: Operation): readonly (readonly [string, string])[] {
  const totals = operation.actualTotals || (operation.when === "Today" ? operation.totals : null);
  const facts: readonly (readonly [string, string | null])[] = [
    [text("Receipt_Account"), operation.acctNo],
    [text("Receipt_Amount"), totals ? money(totals.total, operation.currency) : null],
    [text("Receipt_Invoice"), operation.invoiceNo],
    [text("Receipt_Queue"), operation.queueId],
    [text("Receipt_Id"), operation.receiptId],
    [text("Receipt_Time"), operation.finishedOn ? moment(operation.finishedOn) : null],
    [text("Receipt_Who"), operation.owner]
  ];
  return facts.filter((fact): fact is readonly [string, string] => !!fact[1]);
}

/** The receipt as plain text, for a note or a message to the customer. */
export const receiptText = (operation: Operation): string =>
  [whatWasDone(operation)].concat(receiptFacts(operation).map(([term, value]) => text("Receipt_Line", term, value))).join("\n");
