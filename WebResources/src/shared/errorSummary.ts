import { el, fillWith } from "./dom";
import { text } from "./strings";

export interface FieldProblem {
  readonly sentence: string;
  /** The control it is about; null for a sentence about the whole change. */
  readonly control: HTMLElement | null;
}

/** Everything that is wrong, above the form; it takes the focus and leads to each field. */
export class ErrorSummary {
  readonly element = el("div", { class: "note error summary", role: "alert", tabindex: -1, hidden: true });

  show(problems: readonly FieldProblem[]): void {
    this.element.hidden = problems.length === 0;
    if (problems.length === 0) {
      fillWith(this.element);
      return;
    }
    fillWith(this.element,
      el("p", {}, el("strong", {}, text("Errors_Title"))),
      el("ul", {}, ...problems.map(problem => el("li", {}, this.entry(problem)))));
    this.element.focus();
  }

  private entry(problem: FieldProblem): Node {
    const { control } = problem;
    if (!control) return document.createTextNode(problem.sentence);
    const link = el("a", { href: `#${control.id}` }, problem.sentence);
    link.addEventListener("click", event => {
      event.preventDefault();
      control.focus();
    });
    return link;
  }
}
