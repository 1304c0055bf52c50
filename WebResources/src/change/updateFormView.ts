import { Options, Proration, RateSchedule, When } from "../shared/contract";
import { parseDecimal, typedDecimal } from "../shared/decimals";
import { button, Child, el, fillWith } from "../shared/dom";
import { day, units } from "../shared/format";
import { serviceRates } from "../shared/rates";
import { text, TextKey } from "../shared/strings";
import { FieldProblem } from "../shared/errorSummary";
import { FieldError } from "../shared/field";
import { ChangeForm } from "./form";
import { prorationName } from "./prorationText";
import { checkUpdate, reasonText, UpdateField, UpdateValues, whyGreyed } from "./updateForm";

const prorations: readonly (readonly [Proration, TextKey])[] = [
  ["CompanyDefault", "Proration_CompanyHelp"], ["None", "Proration_NoneHelp"], ["Full", "Proration_FullHelp"],
  ["ChargeOnly", "Proration_ChargeHelp"], ["CreditOnly", "Proration_CreditHelp"]];

/** The refusals of the connector that are about one field. */
const fieldOf: Readonly<Record<string, UpdateField>> = {
  INVALID_UNITS: "units", NOTHING_TO_CHANGE: "units", RATE_SCHEDULE_NOT_ASSIGNABLE: "schedule",
  INVALID_DATE: "date", DATE_IN_PAST: "date"
};

interface ScheduleChoice {
  readonly schedule: RateSchedule;
  readonly input: HTMLInputElement;
  readonly reason: HTMLElement;
  readonly label: HTMLElement;
}

/** Units, rate schedule, when, and proration of one plan. */
export class UpdateFormView implements ChangeForm {
  readonly element: HTMLElement;
  readonly first: HTMLInputElement;
  private readonly whenInputs: readonly HTMLInputElement[];
  private readonly date: HTMLInputElement;
  private readonly dateRow: HTMLElement;
  private readonly proration: HTMLSelectElement;
  private readonly prorationHelp = el("p", { class: "hint", id: "proration-help" });
  private readonly schedules: readonly ScheduleChoice[];
  private readonly errors: Readonly<Record<UpdateField, FieldError>>;

  constructor(private readonly options: Options) {
    const { plan } = options;
    this.first = el("input", { id: "units", type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": "units-help" });
    this.first.value = plan.units === null ? "" : typedDecimal(plan.units);
    this.date = el("input", { id: "date", type: "date", min: options.today });
    this.proration = el("select", { id: "proration", "aria-describedby": "proration-help" },
      ...prorations.map(([value]) => el("option", { value }, prorationName(value, options.companyProration))));
    this.schedules = this.scheduleChoices();
    this.whenInputs = (["Today", "NextBillDate", "OnDate"] as const).map(value =>
      el("input", { type: "radio", name: "when", id: `when-${value}`, value, checked: value === "Today", disabled: value === "NextBillDate" && !plan.nextBillDate }));
    this.errors = {
      units: new FieldError("units", [this.first], "units-help"),
      schedule: new FieldError("schedule", [], ""),
      when: new FieldError("when", [], ""),
      date: new FieldError("date", [this.date], "date-help")
    };
    this.dateRow = el("div", { class: "field nested" },
      el("label", { for: "date" }, text("Date_Label")), this.date,
      el("p", { class: "hint", id: "date-help" }, text("Date_Help", day(options.today))), this.errors.date.element);
    this.element = this.build();
    this.element.addEventListener("change", () => this.update());
    this.date.addEventListener("input", () => this.update());
    this.update();
  }

  read(): ReturnType<ChangeForm["read"]> {
    const checked = checkUpdate(this.options, this.values());
    if ("intent" in checked) {
      this.mark({});
      return checked;
    }
    this.mark(checked.errors);
    return { problems: (Object.keys(checked.errors) as UpdateField[]).map(field => this.problem(field, checked.errors[field] || "")) };
  }

  refuse(code: string, sentence: string): FieldProblem {
    const field = fieldOf[code];
    if (!field || (field === "date" && this.values().when !== "OnDate")) return { sentence, control: null };
    this.mark({ [field]: sentence });
    return this.problem(field, sentence);
  }

  comparison(): HTMLElement | null {
    return null;
  }

  private problem(field: UpdateField, sentence: string): FieldProblem {
    const chosen = this.schedules.filter(choice => choice.input.checked)[0] || this.schedules[0];
    const controls: Record<UpdateField, HTMLElement | null> = {
      units: this.first, date: this.date, when: this.whenInputs[0] || null, schedule: chosen ? chosen.input : null };
    return { sentence, control: controls[field] };
  }

  private mark(errors: Partial<Record<UpdateField, string>>): void {
    for (const field of Object.keys(this.errors) as UpdateField[]) this.errors[field].show(errors[field] || null);
  }

  private values(): UpdateValues {
    const when = this.whenInputs.filter(input => input.checked)[0];
    const schedule = this.schedules.filter(choice => choice.input.checked)[0];
    return {
      units: this.first.value,
      rateScheduleNo: schedule ? schedule.schedule.no : null,
      when: (when ? when.value : "Today") as When,
      date: this.date.value,
      proration: this.proration.value as Proration
    };
  }

  private scheduleChoices(): readonly ScheduleChoice[] {
    const { plan } = this.options;
    return this.options.rateSchedules.map(schedule => {
      const input = el("input", {
        type: "radio", name: "schedule", id: `schedule-${schedule.no}`, value: schedule.no,
        checked: schedule.isCurrent || schedule.no === plan.rateScheduleNo, "aria-describedby": `schedule-${schedule.no}-reason`
      });
      const reason = el("p", { class: "hint", id: `schedule-${schedule.no}-reason` });
      const tag = schedule.isCurrent ? text("Schedule_Current") : schedule.isDefault ? text("Schedule_Default") : null;
      const label = el("label", { class: "choice", for: input.id }, input,
        el("span", {}, schedule.name || schedule.no, tag && el("span", { class: "badge" }, tag)));
      return { schedule, input, reason, label };
    });
  }

  private scheduleHint(schedule: RateSchedule): string {
    if (schedule.services && schedule.services.length > 0) {
      return schedule.services.filter(service => service.isRecurring)
        .map(service => serviceRates(service, this.options.currency)).join("; ");
    }
    return schedule.availableTo ? text("Schedule_Until", day(schedule.availableTo)) : "";
  }

  /** What depends on other fields: which schedules can be given on the day, and whether there is anything to prorate. */
  private update(): void {
    const values = this.values();
    this.dateRow.hidden = values.when !== "OnDate";
    const atBillDate = values.when === "NextBillDate";
    this.proration.disabled = atBillDate;
    const help = prorations.filter(([value]) => value === values.proration)[0];
    fillWith(this.prorationHelp, atBillDate ? text("Proration_BillDateHelp") : help ? text(help[1]) : null);
    for (const choice of this.schedules) {
      const greyed = whyGreyed(this.options, choice.schedule, values);
      // The one already chosen stays chosen, with the reason beside it: the form never changes an answer by itself.
      choice.input.disabled = greyed !== null && !choice.input.checked;
      choice.label.classList.toggle("greyed", choice.input.disabled);
      choice.reason.classList.toggle("field-error", greyed !== null && choice.input.checked);
      const hint = greyed ? reasonText(greyed) : this.scheduleHint(choice.schedule);
      fillWith(choice.reason, hint);
      choice.reason.hidden = !hint;
    }
  }

  private step(by: number): void {
    const now = parseDecimal(this.first.value);
    if (now === null || now + by <= 0) return;
    this.first.value = typedDecimal(Math.round((now + by) * 1e6) / 1e6);
    this.first.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private whenChoice(index: number, label: string, help: string): Child[] {
    const input = this.whenInputs[index] as HTMLInputElement;
    input.setAttribute("aria-describedby", `${input.id}-help`);
    return [
      el("label", { class: input.disabled ? "choice greyed" : "choice", for: input.id }, input, el("span", {}, label)),
      el("p", { class: "hint indented", id: `${input.id}-help` }, help)
    ];
  }

  private build(): HTMLElement {
    const { plan, today } = this.options;
    return el("div", { class: "form" },
      el("div", { class: "field" },
        el("label", { for: "units" }, text("Units_Label")),
        el("div", { class: "stepper" },
          button("−", { "aria-label": text("Units_Less"), class: "square" }, () => this.step(-1)),
          this.first,
          button("+", { "aria-label": text("Units_More"), class: "square" }, () => this.step(1)),
          el("span", { class: "hint", id: "units-help" }, text("Units_Now", plan.units === null ? text("Figure_None") : units(plan.units)))),
        this.errors.units.element),
      el("fieldset", { class: "field" },
        el("legend", {}, text("When_Label")),
        ...this.whenChoice(0, text("When_Today"), text("When_TodayHelp", day(today))),
        ...this.whenChoice(1, plan.nextBillDate ? text("When_NextBill", day(plan.nextBillDate)) : text("When_NextBillUnknown"),
          plan.nextBillDate ? text("When_NextBillHelp", day(plan.nextBillDate)) : text("When_NoBillDate")),
        ...this.whenChoice(2, text("When_OnDate"), text("When_OnDateHelp")),
        this.dateRow,
        this.errors.when.element),
      el("fieldset", { class: "field" },
        el("legend", {}, text("Schedule_Label")),
        this.schedules.length === 0 && el("p", { class: "hint" }, text("Schedule_None")),
        el("div", { class: "choices" }, ...this.schedules.map(choice => el("div", {}, choice.label, choice.reason))),
        this.errors.schedule.element),
      el("div", { class: "field" },
        el("label", { for: "proration" }, text("Proration_Label")), this.proration, this.prorationHelp));
  }
}
