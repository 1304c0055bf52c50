import { Operation } from "../shared/contract";
import { day, moment, money, units } from "../shared/format";
import { plural } from "../shared/plural";
import { said } from "../shared/said";
import { text } from "../shared/strings";
import { planName } from "./planName";
import { Subject } from "./subject";

type Fact = readonly [term: string, value: string | null];

/** A finished change with what is told of it besides. */
export interface Receipt {
  readonly operation: Operation;
  readonly subject: Subject;
  /** When what was billed is due, yyyy-mm-dd, as far as CRM knows. */
  readonly dueDate: string | null;
}

/** What was done, in one sentence. */
export function whatWasDone(operation: Operation): string {
  const { after, plan } = operation;
  if (operation.kind === "AssignCustomRates") return text("Receipt_Rates", planName(plan));
  const terms = after && after.units !== null
    ? text("Receipt_Terms", plural({ one: "Count_UnitsOne", other: "Count_UnitsOther" }, after.units, units(after.units)), after.rateScheduleName || after.rateScheduleNo || text("Figure_None"))
    : "";
  return operation.when !== "Today" && operation.effectiveDate
    ? text("Receipt_Queued", planName(plan), day(operation.effectiveDate), terms)
    : text("Receipt_Changed", planName(plan), terms);
}

/** The change was billed and the money did not come. */
export const isUncollected = (operation: Operation): boolean => operation.payment === "Failed";

/** What did not go as it should, in the connector's words; empty when all went well. */
export const badNews = (operation: Operation): string => said(operation.message || "");

/** What was billed. What was previewed is never passed off as billed: where Aria's answer was lost, nobody knows. */
function billed(operation: Operation): Fact {
  const { actualTotals, currency, totals } = operation;
  if (actualTotals) return actualTotals.total < 0
    ? [text("Receipt_Credited"), money(-actualTotals.total, currency)]
    : [text("Receipt_Billed"), money(actualTotals.total, currency)];
  if (operation.payment === "NothingBilled") return [text("Receipt_Billed"), text("Receipt_NothingNow")];
  if (operation.when !== "Today") return [text("Receipt_Billed"), null];
  return totals
    ? [text("Receipt_Previewed"), text("Receipt_NotKnownWhether", money(totals.total, currency))]
    : [text("Receipt_Billed"), text("Figure_None")];
}

/** Whether the money came. */
function paid({ operation, dueDate }: Receipt): string | null {
  const { actualTotals, payment } = operation;
  if (actualTotals && actualTotals.total <= 0) return null;
  switch (payment) {
    case "NothingBilled": return null;
    case "Collected": return text("Payment_Collected");
    case "Failed": return text("Payment_Failed");
    case "NoneNamed": return dueDate ? text("Payment_Due", day(dueDate)) : text("Payment_NoneNamed");
    default: return operation.when === "Today" ? text("Payment_NotKnown") : null;
  }
}

/** Aria knows a change by the number it was sent with; custom rates are sent without one, so for them it is ours alone. */
const numberTerm = (operation: Operation): string => text(operation.kind === "AssignCustomRates" ? "Receipt_Reference" : "Receipt_Id");

/** The facts of the receipt: term and value. What is not there is left out. */
export function receiptFacts(receipt: Receipt): readonly (readonly [string, string])[] {
  const { operation, subject } = receipt;
  const facts: readonly Fact[] = [
    [text("Receipt_Customer"), subject.customer],
    [text("Receipt_Account"), operation.acctNo],
    billed(operation),
    [text("Receipt_Payment"), paid(receipt)],
    [text("Receipt_Invoice"), operation.invoiceNo],
    [text("Receipt_Queue"), operation.queueId],
    [numberTerm(operation), operation.receiptId],
    [text("Receipt_Time"), operation.finishedOn ? moment(operation.finishedOn) : null],
    [text("Receipt_Who"), operation.owner]
  ];
  return facts.filter((fact): fact is readonly [string, string] => !!fact[1]);
}

/** The receipt as plain text, for a note or a message to a colleague: all that the screen says, the bad news too. */
export const receiptText = (receipt: Receipt): string =>
  [whatWasDone(receipt.operation), badNews(receipt.operation)].filter(Boolean)
    .concat(receiptFacts(receipt).map(([term, value]) => text("Receipt_Line", term, value))).join("\n");
