import { Operation, Side } from "../shared/contract";
import { button, definitions, el, fillWith } from "../shared/dom";
import { day, money, units } from "../shared/format";
import { text } from "../shared/strings";
import { lineTable } from "./lineTable";
import { planName } from "./planName";
import { prorationName } from "./prorationText";
import { confirmLabel, everyPeriod, sentencesOf } from "./sentences";
import { stepsView } from "./steps";

export interface CompareActions {
  confirm(): void;
  previewAgain(): void;
  back(): void;
  close(): void;
}

function sideView(title: string, side: Side | null, other: Side | null, operation: Operation): HTMLElement {
  const changed = (value: string, isChanged: boolean): HTMLElement => el(isChanged ? "strong" : "span", {}, value);
  const isOther = <K extends keyof Side>(column: K): boolean => !!side && !!other && side[column] !== other[column];
  const price = side && side.recurringAmount;
  const months = operation.money && operation.money.intervalMonths;
  return el("section", { class: "card" },
    el("h2", {}, title),
    definitions(side ? [
      [text("Plan_Units"), changed(side.units === null ? text("Figure_None") : units(side.units), isOther("units"))],
      [text("Plan_RateSchedule"), changed(side.rateScheduleName || side.rateScheduleNo || text("Figure_None"), isOther("rateScheduleNo"))],
      [text("Compare_Price"), price === null || price === undefined ? null : changed(text("Compare_PriceEvery", money(price, operation.currency), everyPeriod(months)), isOther("recurringAmount"))]
    ] : []));
}

const billed = (operation: Operation): string =>
  operation.money && operation.money.payOn ? text("Lines_On", day(operation.money.payOn)) : text("Lines_Caption");

/** The promise: now and after, the lines, the sentences to read aloud, the warnings, and the button that carries the amount. */
export class CompareView {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  private readonly confirmButton: HTMLButtonElement;
  private readonly problem = el("div", {});

  constructor(operation: Operation, comparison: HTMLElement | null, private readonly actions: CompareActions) {
    this.heading = el("h1", {}, text("Compare_Title", planName(operation.plan)));
    this.confirmButton = button(confirmLabel(operation), { class: "primary", id: "confirm", accesskey: text("Key_Confirm") }, event => {
      // The second click of a double click, also of one that began on the button before this one.
      if (event.detail > 1 || this.confirmButton.disabled) return;
      this.confirmButton.disabled = true;
      actions.confirm();
    });
    const warnings = operation.warnings || [];
    const isRates = operation.kind === "AssignCustomRates";
    this.element = el("div", { class: "step" },
      stepsView("compare"),
      this.heading,
      !operation.confirmedByAria && el("p", { class: "note warning" }, el("strong", {}, text("Compare_NotConfirmed")), " ", text("Compare_NotConfirmedWhy")),
      comparison || el("div", { class: "cards" },
        sideView(text("Compare_Now"), operation.before, operation.after, operation),
        sideView(operation.effectiveDate ? text("Compare_AfterOn", day(operation.effectiveDate)) : text("Compare_After"), operation.after, operation.before, operation)),
      !isRates && operation.proration && operation.when !== "NextBillDate" && el("p", { class: "hint" },
        text(operation.prorationIsCompanyDefault ? "Compare_ProrationCompany" : "Compare_Proration", prorationName(operation.proration, null))),
      (!isRates || (operation.lines || []).length > 0) && el("section", {},
        el("h2", {}, text("Lines_Title")), lineTable(billed(operation), operation.lines, operation.totals, operation.currency)),
      el("section", {},
        el("h2", {}, text("Say_Title")),
        el("ol", { class: "say", id: "sentences" }, ...sentencesOf(operation).map(sentence => el("li", {}, sentence)))),
      warnings.length > 0 && el("section", { class: "note warning" },
        el("h2", {}, text("Warnings_Title")),
        el("ul", {}, ...warnings.map(warning => el("li", {}, warning.text)))),
      this.problem,
      el("div", { class: "actions" },
        this.confirmButton,
        button(text("Button_Back"), { accesskey: text("Key_Back") }, () => actions.back()),
        button(text("Button_Cancel"), {}, () => actions.close())));
  }

  /** Says why the change was not sent; it can be confirmed again, which sends nothing twice. */
  refuse(title: string, sentence: string): void {
    const note = el("div", { class: "note error", role: "alert", tabindex: -1 },
      el("p", {}, el("strong", {}, title)),
      sentence && el("p", {}, sentence),
      button(text("Button_PreviewAgain"), { accesskey: text("Key_Preview") }, () => this.actions.previewAgain()));
    fillWith(this.problem, note);
    this.confirmButton.disabled = false;
    note.focus();
  }
}
