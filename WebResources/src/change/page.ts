import { Intent, Operation, Options } from "../shared/contract";
import { Answer, callApi, NoAnswer } from "../shared/customApi";
import { button, el, fillWith, focusOn } from "../shared/dom";
import { text } from "../shared/strings";
import { closePage } from "../shared/close";
import { customerName } from "../shared/customer";
import { moment } from "../shared/format";
import { watchRecordBehind } from "../shared/recordBehind";
import { accountRows } from "./accountRows";
import { Commit, CommitState } from "./commit";
import { CompareView } from "./compareView";
import { OpenChange } from "../shared/openChangeText";
import { ChangeRequest } from "./data";
import { ErrorSummary } from "../shared/errorSummary";
import { ChangeForm } from "./form";
import { operationApi } from "./operationApi";
import { notDoneView, refusedView, Shown, staleView, unknownView } from "./outcomeView";
import { planName } from "./planName";
import { ProgressView } from "./progressView";
import { RatesFormView } from "./ratesFormView";
import { badNews } from "./receipt";
import { receiptTitle, receiptView } from "./receiptView";
import { stepsView } from "./steps";
import { Subject, subjectView } from "./subject";
import { UpdateFormView } from "./updateFormView";

const sentenceOf = (error: unknown): string => error instanceof NoAnswer && error.sentence ? error.sentence : text("Error_NoAnswer");
const pause = (milliseconds: number): Promise<void> => new Promise(resolve => window.setTimeout(resolve, milliseconds));

/** The change dialog: choose, compare, receipt. */
export class ChangePage {
  private readonly summary = new ErrorSummary();
  private readonly progress: ProgressView;
  private readonly commit: Commit;
  private readonly rows: ReturnType<typeof accountRows>;
  /** Says that the record behind the dialog is another customer's. */
  private readonly elsewhere = el("div", {});
  private subject: Subject = { customer: "", acctNo: "" };
  private form: ChangeForm | null = null;
  private chooseStep: Shown | null = null;
  private compare: CompareView | null = null;
  private isReading = false;

  constructor(private readonly main: HTMLElement, private readonly status: HTMLElement, private readonly request: ChangeRequest) {
    this.progress = new ProgressView(status);
    this.rows = accountRows(request.accountId);
    this.commit = new Commit(operationApi(request.accountId), pause, state => this.show(state));
    watchRecordBehind(request.accountId, other =>
      fillWith(this.elsewhere, other !== null && el("p", { class: "note warning", role: "alert" }, text("Record_DialogElsewhere"))));
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      // The host closes its dialog on Escape too; not while something runs.
      event.preventDefault();
      if (!this.commit.isRunning && !this.isReading) this.close();
    });
  }

  async start(): Promise<void> {
    const { accountId, planInstanceNo } = this.request;
    const loading = el("p", {}, text("Options_Loading"));
    fillWith(this.main, loading);
    const patience = window.setTimeout(() => {
      loading.textContent = text("Wait_For", text("Wait_Options"));
      this.status.textContent = text("Wait_For", text("Wait_Options"));
    }, 3000);
    try {
      const [customer, answer] = await Promise.all([
        this.nameCustomer(), callApi<Options>("aria_GetOptions", accountId, { PlanInstanceNo: planInstanceNo })]);
      this.subject = { customer, acctNo: answer.result ? answer.result.acctNo : "" };
      if (answer.success && answer.result) this.choose(answer.result);
      else this.cannotStart(answer.message || text("Error_NoReason"));
    } catch (error) {
      this.cannotStart(sentenceOf(error));
    } finally {
      window.clearTimeout(patience);
      this.main.removeAttribute("aria-busy");
    }
  }

  /** Nothing is changed for a customer whose name cannot be shown. */
  private async nameCustomer(): Promise<string> {
    try {
      const customer = await customerName(this.request.accountId);
      document.title = text("Page_TitleFor", text(this.request.kind === "UpdatePlan" ? "Change_Title" : "Rates_Title"), customer);
      return customer;
    } catch {
      throw new NoAnswer(text("Customer_NotRead"));
    }
  }

  private cannotStart(sentence: string): void {
    const heading = el("h1", {}, text("Options_Failed"));
    this.put({
      heading,
      element: el("div", { class: "step" }, heading,
        el("p", { class: "note error", role: "alert" }, sentence),
        el("div", { class: "actions" },
          button(text("Button_TryAgain"), { class: "primary" }, () => void this.start()),
          button(text("Button_Close"), { accesskey: text("Key_Close") }, () => this.close())))
    });
  }

  private choose(options: Options): void {
    const form = this.request.kind === "UpdatePlan" ? new UpdateFormView(options) : new RatesFormView(options, this.request.queueId);
    const heading = el("h1", {}, text(this.request.kind === "UpdatePlan" ? "Choose_Title" : "Choose_RatesTitle", planName(options.plan)));
    const preview = button(text("Button_Preview"), { class: "primary", id: "preview", accesskey: text("Key_Preview") }, () => void this.preview());
    this.form = form;
    this.chooseStep = {
      heading,
      element: el("div", { class: "step" },
        stepsView("choose"), heading,
        this.summary.element, form.element,
        el("div", { class: "actions" }, preview, button(text("Button_Cancel"), {}, () => this.close())))
    };
    // As in every form, Enter in a field goes on to the next step; what it leads to is looked at before anything is sent.
    form.element.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.repeat || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      void this.preview();
    });
    this.put(this.chooseStep);
    form.first.focus();
    if (form.first instanceof HTMLInputElement) form.first.select();
  }

  private async preview(): Promise<void> {
    const { form } = this;
    if (!form || this.isReading) return;
    const read = form.read();
    if ("problems" in read) {
      this.back();
      this.summary.show(read.problems);
      return;
    }
    this.summary.show([]);
    this.isReading = true;
    this.progress.show(text("Preview_Running"), "", text("Wait_Preview"));
    this.put(this.progress);
    try {
      const [answer, open] = await Promise.all([this.askPreview(read.intent), this.rows.openChange(this.subject.acctNo)]);
      if (answer.success && answer.result) this.showCompare(answer.result, form, open);
      else this.previewRefused(answer.code, answer.message || text("Error_NoReason"));
    } catch (error) {
      this.previewRefused("", sentenceOf(error));
    } finally {
      this.progress.stop();
      this.isReading = false;
    }
  }

  private askPreview(intent: Intent): Promise<Answer<Operation>> {
    return callApi<Operation>("aria_PreviewChange", this.request.accountId, { Intent: JSON.stringify(intent) });
  }

  private previewRefused(code: string, sentence: string): void {
    this.back();
    if (this.form) this.summary.show([this.form.refuse(code, sentence)]);
  }

  private showCompare(operation: Operation, form: ChangeForm, open: OpenChange | null): void {
    const compare = new CompareView(operation, this.subject, form.comparison(), open, {
      confirm: () => void this.commit.confirm(operation),
      previewAgain: () => void this.preview(),
      back: () => this.back(),
      close: () => this.close()
    });
    this.compare = compare;
    this.put(compare);
    this.status.textContent = text(open ? "Preview_Blocked" : "Preview_Ready");
  }

  /** Back to the form as it was left. */
  private back(): void {
    if (!this.chooseStep || this.commit.isRunning) return;
    this.put(this.chooseStep);
  }

  private close(): void {
    closePage(this.request.accountId);
  }

  private put(shown: Shown): void {
    fillWith(this.main, this.subject.customer !== "" && subjectView(this.subject), this.elsewhere, shown.element);
    window.scrollTo(0, 0);
    focusOn(shown.heading);
  }

  private running(title: string, sentence: string, waitingFor: string): void {
    this.progress.show(title, sentence, waitingFor);
    if (!this.progress.element.isConnected) this.put(this.progress);
  }

  private ended(shown: Shown, said: string): void {
    this.progress.stop();
    this.put(shown);
    this.status.textContent = said;
  }

  private notSent(title: string, sentence: string): void {
    this.progress.stop();
    this.status.textContent = "";
    if (!this.compare) return;
    this.put(this.compare);
    this.compare.refuse(title, sentence);
  }

  private async done(operation: Operation, isRefreshed: boolean): Promise<void> {
    const dueDate = operation.payment === "NoneNamed" && operation.invoiceNo ? await this.rows.dueDate(operation.acctNo, operation.invoiceNo) : null;
    const receipt = { operation, subject: this.subject, dueDate };
    this.ended(receiptView(receipt, isRefreshed, this.status, () => this.close()), `${receiptTitle(receipt)}. ${badNews(operation)}`.trim());
  }

  private show(state: CommitState): void {
    // An action of an ended state is taken up after the machine has come to rest.
    const again = (): void => void this.preview();
    const back = (): void => this.back();
    const close = (): void => this.close();
    switch (state.step) {
      case "submitting": return this.running(text("Commit_Submitting"), "", text("Wait_Submit"));
      case "committing": return this.running(text("Commit_Committing"), text("Commit_DoNotClose"), text("Wait_Commit"));
      case "checking": return this.running(text("Check_Title"), state.message,
        state.nextInSeconds === null ? text("Wait_Check") : text("Wait_NextLook", state.nextInSeconds));
      case "refreshing": return this.running(text("Commit_Refreshing"), text("Commit_IsDone"), text("Wait_Refresh"));
      case "done": return void this.done(state.operation, state.isRefreshed);
      case "refused": return this.ended(refusedView(state.operation, state.message, back, close), state.message);
      case "notDone": return this.ended(notDoneView(state.operation, state.message, again, back), state.message);
      case "stale": return this.ended(staleView(state.operation, state.message, again, back), text("Stale_Title"));
      case "busy": return this.notSent(text("Busy_Title"), state.since ? text("Busy_Since", state.message, moment(state.since)) : state.message);
      case "notSent": return this.notSent(text("NotSent_Title"), state.message);
      case "unknown": return this.ended(
        unknownView(state.operation, state.message, () => void this.commit.checkAgain(state.operation), close), text("Unknown_Title"));
    }
  }
}
