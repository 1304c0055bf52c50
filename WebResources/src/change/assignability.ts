import { RateSchedule } from "../shared/contract";

export type NotAssignable =
  | { readonly why: "currency" }
  | { readonly why: "notYet"; readonly from: string }
  | { readonly why: "ended"; readonly to: string }
  | { readonly why: "endsBefore"; readonly to: string };

/**
 * Why a rate schedule cannot be given, or null when it can: it must be available today already, and still be on the day
 * the change takes effect (seed: queuing rate schedule changes). The schedule in force may always stay.
 * Days are yyyy-mm-dd and compare as text; an activation that is not known counts as today.
 */
export function whyNotAssignable(schedule: RateSchedule, currency: string | null, today: string, activation: string | null): NotAssignable | null {
  if (schedule.isCurrent) return null;
  if (schedule.currency && currency && schedule.currency.toLowerCase() !== currency.toLowerCase()) return { why: "currency" };
  const day = activation || today;
  const { availableFrom: from, availableTo: to } = schedule;
  if (from && (from > today || from > day)) return { why: "notYet", from };
  if (to && to < today) return { why: "ended", to };
  if (to && to < day) return { why: "endsBefore", to };
  return null;
}
