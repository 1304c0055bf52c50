import { closePage } from "../shared/close";
import { customerName } from "../shared/customer";
import { NoAnswer } from "../shared/customApi";
import { button, el, fillWith, focusOn } from "../shared/dom";
import { ErrorSummary } from "../shared/errorSummary";
import { text } from "../shared/strings";

/** The platform rejects with an object that carries a message, not always with an Error. */
export function sentenceOf(error: unknown): string {
  if (error instanceof NoAnswer && error.sentence) return error.sentence;
  const message = error ? (error as { message?: unknown }).message : null;
  return typeof message === "string" && message ? message : text("Error_NoAnswer");
}

/** What both dialogs about links do alike: show a step, run one thing at a time, say what is wrong, and close. */
export abstract class LinkDialog {
  protected readonly summary = new ErrorSummary();
  /** Whose link it is; a sentence in place of the name where it cannot be read. */
  protected customer = text("Customer_NotRead");
  private isRunning = false;

  constructor(private readonly main: HTMLElement, private readonly status: HTMLElement, protected readonly accountId: string) {
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (!this.isRunning) this.close();
    });
  }

  /** What every step says above its heading. */
  protected async nameCustomer(): Promise<void> {
    try {
      this.customer = await customerName(this.accountId);
    } catch {
      // Who may not read the customer is refused by what follows.
    }
  }

  protected close(): void {
    closePage(this.accountId);
  }

  protected closeButton(label: string): HTMLButtonElement {
    return button(label, { id: "close", accesskey: text("Key_Close") }, () => this.close());
  }

  protected put(heading: HTMLElement, ...rest: (HTMLElement | null)[]): void {
    this.summary.show([]);
    fillWith(this.main, el("p", { class: "subject" }, this.customer), el("div", { class: "step" }, heading, this.summary.element, ...rest));
    focusOn(heading);
  }

  /** The end: what was done, in a sentence. */
  protected end(title: string, sentence: string): void {
    this.put(el("h1", {}, title), el("p", { class: "note success" }, sentence), el("div", { class: "actions" }, this.closeButton(text("Button_Close"))));
    this.status.textContent = sentence;
  }

  /** Runs one thing at a time and says meanwhile that it runs; the place stays as it is when it fails. */
  protected async run(pressed: HTMLButtonElement, running: string, work: () => Promise<void>, control: HTMLElement | null): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    this.summary.show([]);
    pressed.setAttribute("aria-disabled", "true");
    const note = el("p", { class: "note info busy" }, running);
    if (pressed.parentElement) pressed.parentElement.appendChild(note);
    this.status.textContent = running;
    try {
      await work();
    } catch (error) {
      this.refuse(sentenceOf(error), control);
    } finally {
      note.remove();
      pressed.removeAttribute("aria-disabled");
      this.isRunning = false;
    }
  }

  protected refuse(sentence: string, control: HTMLElement | null): void {
    this.status.textContent = "";
    this.summary.show([{ sentence, control }]);
  }
}
