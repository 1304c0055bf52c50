import { Operation } from "../shared/contract";
import { day, money } from "../shared/format";
import { plural } from "../shared/plural";
import { said } from "../shared/said";
import { text } from "../shared/strings";
import { planName } from "./planName";

/** Warnings that speak of the preview itself and not of another change to the account. */
const aboutThePreview: readonly string[] = ["NOT_CONFIRMED_BY_ARIA", "NO_AMOUNT", "NO_PRORATION", "TOTAL_DIFFERS"];

function billedFirst(operation: Operation): string {
  const { currency, money: figures } = operation;
  const plan = planName(operation.plan);
  if (!figures || figures.payAmount === null)
    return operation.effectiveDate ? text("Say_NoAmountOn", day(operation.effectiveDate)) : text("Say_NoAmount");
  const { payOn, payAmount, fullFrom } = figures;
  if (!payOn) return fullFrom ? text("Say_NothingBefore", day(fullFrom)) : text("Say_NothingNow");
  if (payAmount > 0) return text("Say_Billed", day(payOn), money(payAmount, currency), plan);
  if (payAmount < 0) return text("Say_Credit", day(payOn), money(-payAmount, currency), plan);
  return text("Say_BilledNothing", day(payOn));
}

/** How often a period's price is paid: "a month", "every 3 months". */
export function everyPeriod(months: number | null): string {
  if (months === 12) return text("Say_AYear");
  return months === null || months === 1 ? text("Say_AMonth") : plural({ one: "Say_EveryMonth", other: "Say_EveryMonths" }, months, months);
}

function billedLater(operation: Operation): string {
  const figures = operation.money;
  const plan = planName(operation.plan);
  if (!figures || figures.fullAmount === null) return text("Say_FullUnknown", plan);
  const amount = money(figures.fullAmount, operation.currency);
  const every = everyPeriod(figures.intervalMonths);
  return figures.fullFrom ? text("Say_Full", day(figures.fullFrom), plan, amount, every) : text("Say_FullNextBill", plan, amount, every);
}

function restOfAccount(operation: Operation, isBlocked: boolean): string {
  if (isBlocked) return text("Say_Blocked");
  const others = (operation.warnings || []).filter(warning => aboutThePreview.indexOf(warning.code) < 0);
  return others.length === 0 ? text("Say_NothingElse") : text("Say_Also", others.map(warning => said(warning.text)).join(" "));
}

/**
 * Three sentences to read aloud to the customer: what is billed when the change takes effect, what the plan costs from
 * then on, and what else changes.
 * @param isBlocked whether another change of the account is open.
 */
export const sentencesOf = (operation: Operation, isBlocked: boolean): readonly string[] =>
  [billedFirst(operation), billedLater(operation), restOfAccount(operation, isBlocked)];

/** What the confirming button says: it carries the amount of today, or the day the change waits for. */
export function confirmLabel(operation: Operation): string {
  const figures = operation.money;
  if (operation.when === "Today" && figures && figures.payAmount !== null) {
    if (figures.payAmount > 0) return text("Confirm_Bill", money(figures.payAmount, operation.currency));
    if (figures.payAmount < 0) return text("Confirm_Credit", money(-figures.payAmount, operation.currency));
  }
  if (operation.when !== "Today" && operation.effectiveDate) return text("Confirm_On", day(operation.effectiveDate));
  return text("Confirm_Plain");
}
