import { Line, Totals } from "../shared/contract";
import { el } from "../shared/dom";
import { money, rate, tableDay, units } from "../shared/format";
import { text } from "../shared/strings";

function whatOf(line: Line): string {
  const name = line.service || line.description || "";
  switch (line.type) {
    case "Charge": return text("Line_Charge", name);
    case "Credit": return text("Line_Credit", name);
    case "Tax": return text("Line_Tax", name);
    case "TaxCredit": return text("Line_TaxCredit", name);
    case "Other": return name;
  }
}

function period(line: Line): string {
  if (!line.from) return "";
  return line.to ? text("Line_Period", tableDay(line.from), tableDay(line.to)) : tableDay(line.from);
}

function days(line: Line): string {
  if (line.days === null) return "";
  return line.periodDays === null ? units(line.days) : text("Line_Days", units(line.days), units(line.periodDays));
}

function rowOf(line: Line, currency: string): HTMLElement {
  const bought = line.baseUnits === null ? line.units : line.baseUnits;
  return el("tr", { class: `line-${line.type.toLowerCase()}` },
    el("th", { scope: "row" }, whatOf(line)),
    el("td", {}, period(line)),
    el("td", { class: "number" }, days(line)),
    el("td", { class: "number" }, bought === null ? "" : units(bought)),
    el("td", { class: "number" }, line.ratePerUnit === null ? "" : rate(line.ratePerUnit, currency)),
    el("td", { class: "number amount" }, money(line.amount, currency)));
}

function totalRows(totals: Totals, currency: string): HTMLElement[] {
  const row = (label: string, amount: number, isTotal: boolean): HTMLElement =>
    el("tr", { class: isTotal ? "total" : null },
      el("th", { scope: "row", colspan: 5 }, label),
      el("td", { class: "number amount" }, money(amount, currency)));
  return [
    row(text("Totals_Charges"), totals.charges, false),
    ...(totals.tax === 0 ? [] : [row(text("Totals_Tax"), totals.tax, false)]),
    row(text("Totals_Credits"), totals.credits === 0 ? 0 : -totals.credits, false),
    row(text("Totals_Total"), totals.total, true)
  ];
}

/** The lines of a bill with their sums. On a narrow page the table scrolls in a frame of its own that the keyboard reaches. */
export function lineTable(caption: string, lines: readonly Line[] | null, totals: Totals | null, currency: string): HTMLElement {
  if (!lines) return el("p", { class: "hint" }, text("Lines_Unknown"));
  if (lines.length === 0) return el("p", { class: "hint" }, text("Lines_None"));
  return el("div", { class: "table-frame", tabindex: 0, role: "region", "aria-label": caption },
    el("table", { class: "lines" },
      el("caption", {}, caption),
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, text("Line_What")),
        el("th", { scope: "col" }, text("Line_FromTo")),
        el("th", { scope: "col", class: "number" }, text("Line_DaysHead")),
        el("th", { scope: "col", class: "number" }, text("Line_Units")),
        el("th", { scope: "col", class: "number" }, text("Line_Rate")),
        el("th", { scope: "col", class: "number" }, text("Line_Amount")))),
      el("tbody", {}, ...lines.map(line => rowOf(line, currency))),
      totals && el("tfoot", {}, ...totalRows(totals, currency))));
}
