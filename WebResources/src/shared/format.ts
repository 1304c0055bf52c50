import { locale } from "./locale";
import { text } from "./strings";

/** How many decimals amounts of a currency have; two for a code nobody knows. */
function decimalsOf(currency: string): number {
  try {
    const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
    return digits === undefined ? 2 : digits;
  } catch {
    return 2;
  }
}

function amount(value: number, currency: string | null, mostDecimals: number): string {
  const decimals = decimalsOf(currency || "");
  const number = new Intl.NumberFormat(locale(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, mostDecimals)
  }).format(value);
  return currency ? text("Format_Money", number, currency.toUpperCase()) : number;
}

/** An amount of money with its currency, in the currency's own decimals: "4.50 USD". */
export const money = (value: number, currency: string | null): string => amount(value, currency, 0);

/** A rate per unit, which may be finer than the currency's smallest coin. */
export const rate = (value: number, currency: string | null): string => amount(value, currency, 6);

/** A number of units: up to six decimals, as many as it has. */
export const units = (value: number): string => new Intl.NumberFormat(locale(), { maximumFractionDigits: 6 }).format(value);

const utcDay = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

/** A date without a time zone, long: "22 February 2019". */
export const day = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(utcDay(iso));

/** A date short enough for a table: "22 Feb 2019". */
export const tableDay = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(utcDay(iso));

/** A moment in the user's own time zone: "22 February 2019 at 17:08". */
export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" } as Intl.DateTimeFormatOptions).format(new Date(iso));

/** How many days before another day a day lies: "12 days ago". Dates have no time zone. */
export const daysAgo = (iso: string, today: string): string =>
  new Intl.RelativeTimeFormat(locale(), { numeric: "always" }).format(Math.round((utcDay(iso).getTime() - utcDay(today).getTime()) / 86400000), "day");

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [["day", 86400], ["hour", 3600], ["minute", 60]];

/** How long ago a moment was: "2 minutes ago". */
export function ago(iso: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - new Date(iso).getTime()) / 1000);
  for (const [unit, size] of steps) {
    if (seconds >= size) return new Intl.RelativeTimeFormat(locale(), { numeric: "always" }).format(-Math.floor(seconds / size), unit);
  }
  return text("Age_JustNow");
}
