import { Options, Service } from "../shared/contract";
import { parseDecimal, typedDecimal } from "../shared/decimals";
import { el, fillWith } from "../shared/dom";
import { day, rate } from "../shared/format";
import { isFlat, serviceName, tierSpan } from "../shared/rates";
import { text } from "../shared/strings";
import { FieldProblem } from "../shared/errorSummary";
import { FieldError } from "../shared/field";
import { ChangeForm } from "./form";
import { checkRates, rateField, RatesField, RatesValues, servicesWithRates } from "./ratesForm";

interface RateInput {
  readonly seq: number;
  readonly input: HTMLInputElement;
  readonly error: FieldError;
}

/** The tiers of one service with a new rate for each. */
export class RatesFormView implements ChangeForm {
  readonly element: HTMLElement;
  private readonly service: HTMLSelectElement;
  private readonly table = el("div", { class: "table-frame" });
  private readonly services: readonly Service[];
  private inputs: readonly RateInput[] = [];

  constructor(private readonly options: Options, private readonly queueId: string | null) {
    this.services = servicesWithRates(options);
    this.service = el("select", { id: "service" },
      ...this.services.map(service => el("option", { value: service.serviceNo }, serviceName(service))));
    this.service.addEventListener("change", () => this.showTiers());
    const queued = (options.queue || []).filter(each => each.queueId === queueId)[0];
    this.element = el("div", { class: "form" },
      el("p", {}, queueId === null
        ? text("Rates_ForCurrent")
        : queued && queued.effectiveDate ? text("Rates_ForQueuedOn", day(queued.effectiveDate)) : text("Rates_ForQueued", queueId)),
      this.services.length === 0
        ? el("p", { class: "note info" }, text("Rates_NoService"))
        : el("div", { class: "field" }, el("label", { for: "service" }, text("Rates_Service")), this.service),
      this.table);
    this.showTiers();
  }

  get first(): HTMLElement {
    const input = this.inputs[0];
    return input ? input.input : this.service;
  }

  read(): ReturnType<ChangeForm["read"]> {
    const checked = checkRates(this.options, this.queueId, this.values());
    if ("intent" in checked) {
      this.mark({});
      return checked;
    }
    this.mark(checked.errors);
    return { problems: Object.keys(checked.errors).map(field => ({ sentence: checked.errors[field] || "", control: this.controlOf(field) })) };
  }

  refuse(code: string, sentence: string): FieldProblem {
    return { sentence, control: code === "INVALID_CUSTOM_RATES" || code === "NOTHING_TO_CHANGE" ? this.first : null };
  }

  comparison(): HTMLElement | null {
    const service = this.chosen();
    return service ? this.frame(service, (_, index) => {
      const value = parseDecimal((this.inputs[index] as RateInput).input.value);
      return value === null ? "" : rate(value, this.options.currency);
    }) : null;
  }

  private controlOf(field: RatesField): HTMLElement | null {
    const own = this.inputs.filter(each => rateField(each.seq) === field)[0];
    return own ? own.input : null;
  }

  private mark(errors: Partial<Record<RatesField, string>>): void {
    for (const each of this.inputs) each.error.show(errors[rateField(each.seq)] || null);
  }

  private chosen(): Service | undefined {
    return this.services.filter(service => service.serviceNo === this.service.value)[0];
  }

  private values(): RatesValues {
    const rates: Record<number, string> = {};
    for (const each of this.inputs) rates[each.seq] = each.input.value;
    return { serviceNo: this.service.value, rates };
  }

  private showTiers(): void {
    const service = this.chosen();
    if (!service) return;
    this.inputs = service.tiers.map(tier => {
      const id = rateField(tier.seq);
      const input = el("input", { id, type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": text("Rates_NewFor", tierSpan(tier)) });
      input.value = typedDecimal(tier.ratePerUnit);
      return { seq: tier.seq, input, error: new FieldError(id, [input], "") };
    });
    fillWith(this.table, this.frame(service, (_, index) => {
      const each = this.inputs[index] as RateInput;
      return el("div", {}, each.input, each.error.element);
    }));
  }

  private frame(service: Service, cell: (seq: number, index: number) => Node | string): HTMLElement {
    return el("table", {},
      el("caption", {}, text(isFlat(service) ? "Rates_FlatCaption" : "Rates_Caption", serviceName(service), (this.options.currency || "").toUpperCase())),
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, text("Rates_Units")),
        el("th", { scope: "col", class: "number" }, text("Rates_Now")),
        el("th", { scope: "col", class: "number" }, text("Rates_New")))),
      el("tbody", {}, ...service.tiers.map((tier, index) => el("tr", {},
        el("th", { scope: "row" }, tierSpan(tier)),
        el("td", { class: "number" }, rate(tier.ratePerUnit, this.options.currency)),
        el("td", { class: "number" }, cell(tier.seq, index))))));
  }
}
