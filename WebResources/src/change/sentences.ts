import { Operation } from "../shared/contract";
import { day, money } from "../shared/format";
import { text } from "../shared/strings";

/** Warnings that speak of the preview itself and not of another change to the account. */
const aboutThePreview: readonly string[] = ["NOT_CONFIRMED_BY_ARIA", "NO_AMOUNT", "NO_PRORATION", "TOTAL_DIFFERS"];

function payNow(operation: Operation): string {
  const { currency } = operation;
  const paid = operation.money;
  if (!paid || paid.payAmount === null) {
    return operation.effectiveDate ? text("Say_NoAmountOn", day(operation.effectiveDate)) : text("Say_NoAmount");
  }
  if (!paid.payOn) return paid.fullFrom ? text("Say_NothingBefore", day(paid.fullFrom)) : text("Say_NothingNow");
  if (paid.payAmount > 0) return text("Say_Pay", day(paid.payOn), money(paid.payAmount, currency));
  if (paid.payAmount < 0) return text("Say_Credit", day(paid.payOn), money(-paid.payAmount, currency));
  return text("Say_PayNothing", day(paid.payOn));
}

/** How often a period's price is paid: "a month", "every 3 months". */
export function everyPeriod(months: number | null): string {
  if (months === 12) return text("Say_AYear");
  return months === null || months === 1 ? text("Say_AMonth") : text("Say_EveryMonths", months);
}

function payLater(operation: Operation): string {
  const full = operation.money;
  if (!full || full.fullAmount === null) return text("Say_FullUnknown");
  const amount = money(full.fullAmount, operation.currency);
  const every = everyPeriod(full.intervalMonths);
  return full.fullFrom ? text("Say_Full", day(full.fullFrom), amount, every) : text("Say_FullNextBill", amount, every);
}

function restOfAccount(operation: Operation): string {
  const others = (operation.warnings || []).filter(warning => aboutThePreview.indexOf(warning.code) < 0);
  return others.length === 0 ? text("Say_NothingElse") : text("Say_Also", others.map(warning => warning.text).join(" "));
}

/** Three sentences to read aloud to the customer: what is paid when the change takes effect, from then on, and what else changes. */
export const sentencesOf = (operation: Operation): readonly string[] => [payNow(operation), payLater(operation), restOfAccount(operation)];

/** What the confirming button says: it carries the amount of today, or the day the change waits for. */
export function confirmLabel(operation: Operation): string {
  const paid = operation.money;
  if (operation.when === "Today" && paid && paid.payAmount !== null) {
    if (paid.payAmount > 0) return text("Confirm_Charge", money(paid.payAmount, operation.currency));
    if (paid.payAmount < 0) return text("Confirm_Credit", money(-paid.payAmount, operation.currency));
  }
  if (operation.when !== "Today" && operation.effectiveDate) return text("Confirm_On", day(operation.effectiveDate));
  return text("Confirm_Plain");
}
