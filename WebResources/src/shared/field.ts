import { el, fillWith } from "./dom";

/** The place beside a field where its error stands. */
export class FieldError {
  readonly element: HTMLElement;

  constructor(id: string, private readonly controls: readonly HTMLElement[], private readonly describedBy: string) {
    this.element = el("p", { class: "field-error", id: `${id}-error`, hidden: true });
  }

  show(sentence: string | null): void {
    this.element.hidden = !sentence;
    fillWith(this.element, sentence);
    for (const control of this.controls) {
      if (sentence) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      control.setAttribute("aria-describedby", sentence ? `${this.describedBy} ${this.element.id}`.trim() : this.describedBy);
      if (!control.getAttribute("aria-describedby")) control.removeAttribute("aria-describedby");
    }
  }
}
