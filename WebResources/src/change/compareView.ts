import { Operation, Side } from "../shared/contract";
import { button, definitions, el, fillWith } from "../shared/dom";
import { day, money, units } from "../shared/format";
import { OpenChange, openChangeText } from "../shared/openChangeText";
import { said } from "../shared/said";
import { text } from "../shared/strings";
import { lineTable } from "./lineTable";
import { planName } from "./planName";
import { prorationName } from "./prorationText";
import { confirmLabel, everyPeriod, sentencesOf } from "./sentences";
import { stepsView } from "./steps";
import { Subject, subjectText } from "./subject";

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

/** A bill is no payment yet, and only after the change Aria tells which it was. */
const isBilledToday = (operation: Operation): boolean =>
  operation.when === "Today" && !!operation.money && operation.money.payAmount !== null && operation.money.payAmount > 0;

/** The promise: now and after, the lines, the sentences to read aloud, the warnings, and the button that carries the amount. */
export class CompareView {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  private readonly confirmButton: HTMLButtonElement;
  private readonly problem = el("div", {});
  private readonly aloud: HTMLElement;

  /**
   * @param comparison what is compared; null for units, rate schedule and price.
   * @param open the change that blocks the account: this one can be looked at and not be confirmed.
   */
  constructor(operation: Operation, subject: Subject, comparison: HTMLElement | null, open: OpenChange | null, private readonly actions: CompareActions) {
    this.heading = el("h1", {}, text("Compare_Title", planName(operation.plan)));
    this.confirmButton = button(confirmLabel(operation), { class: "primary", id: "confirm", accesskey: text("Key_Confirm") }, event => {
      // The second click of a double click, also of one that began on the button before this one.
      if (event.detail > 1 || this.confirmButton.disabled) return;
      this.confirmButton.disabled = true;
      actions.confirm();
    });
    const warnings = operation.warnings || [];
    const isRates = operation.kind === "AssignCustomRates";
    this.aloud = el("section", {},
      el("h2", {}, text("Say_Title")),
      el("ol", { class: "say", id: "sentences" }, ...sentencesOf(operation, open !== null).map(sentence => el("li", {}, sentence))));
    this.element = el("div", { class: "step" },
      stepsView("compare"),
      this.heading,
      open && this.note("warning", text("Busy_Title"), openChangeText(open)),
      !operation.confirmedByAria && el("p", { class: "note warning" }, el("strong", {}, text("Compare_NotConfirmed")), " ", text("Compare_NotConfirmedWhy")),
      comparison || el("div", { class: "cards" },
        sideView(text("Compare_Now"), operation.before, operation.after, operation),
        sideView(operation.effectiveDate ? text("Compare_AfterOn", day(operation.effectiveDate)) : text("Compare_After"), operation.after, operation.before, operation)),
      !isRates && operation.proration && operation.when !== "NextBillDate" && el("p", { class: "hint" },
        text(operation.prorationIsCompanyDefault ? "Compare_ProrationCompany" : "Compare_Proration", prorationName(operation.proration, null))),
      (!isRates || (operation.lines || []).length > 0) && el("section", {},
        el("h2", {}, text("Lines_Title")), lineTable(billed(operation), operation.lines, operation.totals, operation.currency),
        isBilledToday(operation) && el("p", { class: "hint" }, text("Compare_BilledIsNotPaid"))),
      this.aloud,
      warnings.length > 0 && el("section", { class: "note warning" },
        el("h2", {}, text("Warnings_Title")),
        el("ul", {}, ...warnings.map(warning => el("li", {}, said(warning.text))))),
      this.problem,
      el("p", { class: "confirm-for" }, text("Confirm_For", subjectText(subject))),
      el("div", { class: "actions" },
        this.confirmButton,
        button(text("Button_Back"), { accesskey: text("Key_Back") }, () => actions.back()),
        button(text("Button_Cancel"), {}, () => actions.close())));
    if (open) this.retire();
  }

  /** Says why the change was not sent. What was shown may be true no longer: it is not read aloud any more, and the way on is another preview. */
  refuse(title: string, sentence: string): void {
    const note = this.note("error", title, sentence);
    note.setAttribute("role", "alert");
    note.tabIndex = -1;
    fillWith(this.problem, note);
    this.aloud.hidden = true;
    this.retire();
    note.focus();
  }

  private note(level: "warning" | "error", title: string, sentence: string): HTMLElement {
    return el("div", { class: `note ${level}` },
      el("p", {}, el("strong", {}, title)),
      sentence && el("p", {}, sentence),
      button(text("Button_PreviewAgain"), { class: "primary", accesskey: text("Key_Preview") }, () => this.actions.previewAgain()));
  }

  /** This preview cannot be confirmed, or not any more. */
  private retire(): void {
    this.confirmButton.disabled = true;
    this.confirmButton.classList.remove("primary");
  }
}
