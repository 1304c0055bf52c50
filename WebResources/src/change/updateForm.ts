import { Options, Proration, RateSchedule, UpdatePlanIntent, When } from "../shared/contract";
import { decimalsIn, parseDecimal } from "../shared/decimals";
import { day } from "../shared/format";
import { text } from "../shared/strings";
import { NotAssignable, whyNotAssignable } from "./assignability";

/** What stands in the form, as typed. */
export interface UpdateValues {
  readonly units: string;
  /** The schedule in force stands for no change. */
  readonly rateScheduleNo: string | null;
  readonly when: When;
  readonly date: string;
  readonly proration: Proration;
}

export type UpdateField = "units" | "schedule" | "when" | "date";
export type FieldErrors<F extends string> = Partial<Record<F, string>>;
export type Checked<I, F extends string> = { readonly intent: I } | { readonly errors: FieldErrors<F> };

/** Decimals of units that CRM keeps. */
const unitDecimals = 6;

/** The day the change takes effect; null while no day is picked or the bill date is not known. */
export function activationDay(options: Options, when: When, date: string): string | null {
  if (when === "Today") return options.today;
  return when === "NextBillDate" ? options.plan.nextBillDate : date || null;
}

/** The reason in words why a schedule is greyed. */
export function reasonText(reason: NotAssignable): string {
  switch (reason.why) {
    case "currency": return text("Schedule_OtherCurrency");
    case "notYet": return text("Schedule_NotYet", day(reason.from));
    case "ended": return text("Schedule_Ended", day(reason.to));
    case "endsBefore": return text("Schedule_EndsBefore", day(reason.to));
  }
}

export const whyGreyed = (options: Options, schedule: RateSchedule, values: UpdateValues): NotAssignable | null =>
  whyNotAssignable(schedule, options.currency, options.today, activationDay(options, values.when, values.date));

function unitsError(typed: string): string | null {
  if (!typed.trim()) return text("Units_Missing");
  const units = parseDecimal(typed);
  if (units === null) return text("Units_NoNumber", typed.trim());
  if (units <= 0) return text("Units_TooFew");
  if (decimalsIn(units) > unitDecimals) return text("Units_TooFine");
  return null;
}

function dateError(date: string, today: string): string | null {
  if (!date) return text("Date_Missing");
  if (date < today) return text("Date_Past", day(date), day(today));
  return date === today ? text("Date_Today", day(date)) : null;
}

/** The intent the form asks for, or a sentence for each field that is wrong. */
export function checkUpdate(options: Options, values: UpdateValues): Checked<UpdatePlanIntent, UpdateField> {
  const errors: FieldErrors<UpdateField> = {};
  const { plan } = options;
  const wrongUnits = unitsError(values.units);
  if (wrongUnits) errors.units = wrongUnits;
  if (values.when === "NextBillDate" && !plan.nextBillDate) errors.when = text("When_NoBillDate");
  const wrongDate = values.when === "OnDate" ? dateError(values.date, options.today) : null;
  if (wrongDate) errors.date = wrongDate;

  const schedule = options.rateSchedules.filter(each => each.no === values.rateScheduleNo)[0];
  const isOther = values.rateScheduleNo !== null && values.rateScheduleNo !== plan.rateScheduleNo;
  const reason = schedule && isOther ? whyGreyed(options, schedule, values) : null;
  if (schedule && reason) errors.schedule = text("Schedule_CannotBeGiven", schedule.name || schedule.no, reasonText(reason));

  const units = parseDecimal(values.units);
  if (!wrongUnits && !isOther && units === plan.units) errors.units = text("Units_NothingChanges");
  if (Object.keys(errors).length > 0 || units === null) return { errors };
  return {
    intent: {
      kind: "UpdatePlan",
      acctNo: options.acctNo,
      planInstanceNo: plan.instanceNo,
      units,
      ...(isOther && values.rateScheduleNo ? { rateScheduleNo: values.rateScheduleNo } : {}),
      when: values.when,
      ...(values.when === "OnDate" ? { effectiveDate: values.date } : {}),
      proration: values.when === "NextBillDate" ? "CompanyDefault" : values.proration
    }
  };
}
