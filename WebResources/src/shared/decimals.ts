import { locale } from "./locale";

interface Signs {
  readonly decimal: string;
  readonly group: string;
  readonly digits: string;
}

function signsOf(name: string): Signs {
  const format = new Intl.NumberFormat(name);
  const parts = format.formatToParts(-1234567.5);
  const part = (type: string): string => {
    const found = parts.filter(each => each.type === type)[0];
    return found ? found.value : "";
  };
  const plain = new Intl.NumberFormat(name, { useGrouping: false });
  return {
    decimal: part("decimal") || ".",
    group: part("group"),
    digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(digit => plain.format(digit)).join("")
  };
}

const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Space-like group signs differ between keyboards and formats: one stands for all. */
const spaces = /[\s\u00a0\u202f]/g;

/**
 * A number as the user's locale writes it, digits grouped or not; null for anything else. A sign that is not the
 * locale's is never guessed at: "4.5" is no number where the dot groups thousands.
 */
export function parseDecimal(typed: string): number | null {
  const signs = signsOf(locale());
  const latin = typed.trim().replace(spaces, " ")
    .replace(/[^\x00-\x7f]/g, sign => signs.digits.indexOf(sign) >= 0 ? String(signs.digits.indexOf(sign)) : sign);
  const group = signs.group.replace(spaces, " ");
  const whole = group ? `\\d+|\\d{1,3}(?:${escaped(group)}\\d{3})+` : "\\d+";
  const match = new RegExp(`^(-?)(${whole})(?:${escaped(signs.decimal)}(\\d+))?$`).exec(latin);
  if (!match) return null;
  const integer = (match[2] || "").split(group || " ").join("");
  return Number(`${match[1]}${integer}.${match[3] || "0"}`);
}

/** How many decimals a number has, as it is written in JSON. */
export function decimalsIn(value: number): number {
  const [mantissa, exponent] = String(value).split("e");
  const written = ((mantissa || "").split(".")[1] || "").length;
  return Math.max(0, written - Number(exponent || 0));
}

/** A number as the user would type it: the locale's decimal sign, no groups. */
export const typedDecimal = (value: number): string =>
  new Intl.NumberFormat(locale(), { useGrouping: false, maximumFractionDigits: 12 }).format(value);
