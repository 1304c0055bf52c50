import { Service, Tier } from "./contract";
import { rate, units } from "./format";
import { text } from "./strings";

/** The units a tier is for: "1–10", "11 and more". */
export const tierSpan = (tier: Tier): string =>
  tier.to === null ? text("Tier_Open", units(tier.from)) : text("Tier_Span", units(tier.from), units(tier.to));

/** The tiering rule under which a tier has one price whatever the units (Aria: tiered_pricing_rule). */
const flatPrice = 3;

export const isFlat = (service: Service): boolean => service.tierRule === flatPrice;

export const serviceName = (service: Service): string => service.name || service.serviceNo;

/** A service with its rates in words: one rate, or one per tier. */
export const serviceRates = (service: Service, currency: string | null): string =>
  text(service.isCustom ? "Rate_CustomService" : "Rate_Service", serviceName(service), ratesOf(service, currency));

function ratesOf(service: Service, currency: string | null): string {
  const only = service.tiers[0];
  if (service.tiers.length === 1 && only) return text(isFlat(service) ? "Rate_Flat" : "Rate_PerUnit", rate(only.ratePerUnit, currency));
  return service.tiers.map(tier => text("Rate_Tier", tierSpan(tier), rate(tier.ratePerUnit, currency))).join("; ");
}

/** The services in aria_rates; none where the text cannot be read. */
export function servicesIn(json: string | null): readonly Service[] {
  if (!json) return [];
  try {
    const services: unknown = JSON.parse(json);
    return Array.isArray(services) ? services : [];
  } catch {
    return [];
  }
}
