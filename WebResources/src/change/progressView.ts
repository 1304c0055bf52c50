import { el, fillWith } from "../shared/dom";
import { text } from "../shared/strings";
import { stepsView } from "./steps";

/** After this long the page says what it waits for. */
const patience = 3000;

/** Says what is being done, and after a while what is waited for. */
export class ProgressView {
  readonly heading = el("h1", {});
  private readonly sentence = el("p", {});
  private readonly waiting = el("p", { class: "hint" });
  readonly element = el("div", { class: "step progress" },
    stepsView("compare"), el("div", { class: "bar", "aria-hidden": "true" }), this.heading, this.sentence, this.waiting);
  private timer = 0;

  constructor(private readonly status: HTMLElement) { }

  show(title: string, sentence: string, waitingFor: string): void {
    window.clearTimeout(this.timer);
    fillWith(this.heading, title);
    fillWith(this.sentence, sentence);
    fillWith(this.waiting);
    this.status.textContent = `${title} ${sentence}`.trim();
    if (!waitingFor) return;
    this.timer = window.setTimeout(() => {
      fillWith(this.waiting, text("Wait_For", waitingFor));
      this.status.textContent = text("Wait_For", waitingFor);
    }, patience);
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }
}
