import { AssignCustomRatesIntent, Options, Service, Tier } from "../shared/contract";
import { parseDecimal } from "../shared/decimals";
import { text } from "../shared/strings";
import { tierSpan } from "../shared/rates";
import { Checked, FieldErrors } from "./updateForm";

/** The new rate of each tier as typed, by the tier's number. */
export interface RatesValues {
  readonly serviceNo: string;
  readonly rates: Readonly<Record<number, string>>;
}

/** Errors by field: rate-1, rate-2, …, or the whole table. */
export type RatesField = string;

/** Aria takes custom rates for recurring and usage services only. */
export const servicesWithRates = (options: Options): readonly Service[] =>
  options.plan.services.filter(service => (service.isRecurring || service.isUsage) && service.tiers.length > 0);

export const rateField = (seq: number): RatesField => `rate-${seq}`;

function rateError(typed: string, tier: Tier): string | null {
  if (!typed.trim()) return text("Rate_Missing", tierSpan(tier));
  const rate = parseDecimal(typed);
  if (rate === null) return text("Rate_NoNumber", typed.trim());
  return rate < 0 ? text("Rate_Negative") : null;
}

/** The intent the table asks for, or a sentence for each rate that is wrong. */
export function checkRates(options: Options, queueId: string | null, values: RatesValues): Checked<AssignCustomRatesIntent, RatesField> {
  const errors: FieldErrors<RatesField> = {};
  const service = servicesWithRates(options).filter(each => each.serviceNo === values.serviceNo)[0];
  if (!service) return { errors: { service: text("Rates_NoService") } };
  const rates: Tier[] = [];
  for (const tier of service.tiers) {
    const typed = values.rates[tier.seq] || "";
    const wrong = rateError(typed, tier);
    if (wrong) errors[rateField(tier.seq)] = wrong;
    rates.push({ seq: tier.seq, from: tier.from, to: tier.to, ratePerUnit: parseDecimal(typed) || 0 });
  }
  const first = service.tiers[0];
  const isSame = rates.every((rate, index) => rate.ratePerUnit === (service.tiers[index] as Tier).ratePerUnit);
  if (Object.keys(errors).length === 0 && isSame && queueId === null && first) errors[rateField(first.seq)] = text("Rates_NothingChanges");
  if (Object.keys(errors).length > 0) return { errors };
  return {
    intent: {
      kind: "AssignCustomRates",
      acctNo: options.acctNo,
      planInstanceNo: options.plan.instanceNo,
      serviceNo: service.serviceNo,
      scope: queueId === null ? "Current" : "Queued",
      ...(queueId === null ? {} : { queueId }),
      rates
    }
  };
}
