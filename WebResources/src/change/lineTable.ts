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

/** A cell that still says what it is when a narrow page shows each line as a block of its own. */
const cell = (label: string, value: string, classes: string): HTMLElement =>
  el("td", { role: "cell", class: classes, "data-label": label }, value);

function rowOf(line: Line, currency: string | null): HTMLElement {
  const bought = line.baseUnits === null ? line.units : line.baseUnits;
  return el("tr", { role: "row", class: `line-${line.type.toLowerCase()}` },
    el("th", { role: "rowheader", scope: "row" }, whatOf(line)),
    cell(text("Line_FromTo"), period(line), "period"),
    cell(text("Line_DaysHead"), days(line), "number"),
    cell(text("Line_Units"), bought === null ? "" : units(bought), "number"),
    cell(text("Line_Rate"), line.ratePerUnit === null ? "" : rate(line.ratePerUnit, currency), "number"),
    cell(text("Line_Amount"), money(line.amount, currency), "number amount"));
}

function totalRows(totals: Totals, currency: string | null): HTMLElement[] {
  const row = (label: string, amount: number, isTotal: boolean): HTMLElement =>
    el("tr", { role: "row", class: isTotal ? "total" : null },
      el("th", { role: "rowheader", scope: "row", colspan: 5 }, label),
      el("td", { role: "cell", class: "number amount" }, money(amount, currency)));
  return [
    row(text("Totals_Charges"), totals.charges, false),
    ...(totals.tax === 0 ? [] : [row(text("Totals_Tax"), totals.tax, false)]),
    row(text("Totals_Credits"), totals.credits === 0 ? 0 : -totals.credits, false),
    row(text("Totals_Total"), totals.total, true)
  ];
}

const head = (label: string, classes: string | null): HTMLElement => el("th", { role: "columnheader", scope: "col", class: classes }, label);

/**
 * The lines of a bill with their sums. On a narrow page each line becomes a block; the roles are written out because
 * that layout would otherwise cost the table its meaning for a screen reader.
 */
export function lineTable(caption: string, lines: readonly Line[] | null, totals: Totals | null, currency: string | null): HTMLElement {
  if (!lines) return el("p", { class: "hint" }, text("Lines_Unknown"));
  if (lines.length === 0) return el("p", { class: "hint" }, text("Lines_None"));
  return el("div", { class: "table-frame" },
    el("table", { class: "lines", role: "table" },
      el("caption", {}, caption),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" },
        head(text("Line_What"), null), head(text("Line_FromTo"), null), head(text("Line_DaysHead"), "number"),
        head(text("Line_Units"), "number"), head(text("Line_Rate"), "number"), head(text("Line_Amount"), "number"))),
      el("tbody", { role: "rowgroup" }, ...lines.map(line => rowOf(line, currency))),
      totals && el("tfoot", { role: "rowgroup" }, ...totalRows(totals, currency))));
}
