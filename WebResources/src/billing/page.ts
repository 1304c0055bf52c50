import { Operation, OperationKind, Refreshed } from "../shared/contract";
import { callApi, NoAnswer } from "../shared/customApi";
import { button, el, fillWith } from "../shared/dom";
import { openLink } from "../shared/openLink";
import { Outcome, refreshOutcome } from "../shared/refreshOutcome";
import { watchRecordBehind } from "../shared/recordBehind";
import { said } from "../shared/said";
import { text } from "../shared/strings";
import { stateText } from "../shared/choices";
import { Freshness } from "./freshness";
import { headerView } from "./headerView";
import { LinkedAccount, PastOperation } from "./model";
import { openChange } from "./openChange";
import { blockedView, operationsView } from "./operationsView";
import { ordersView } from "./ordersView";
import { plansView } from "./plansView";
import { queueView } from "./queueView";
import { Billing, readBilling } from "./read";
import { statementsView } from "./statementsView";

const sentenceOf = (error: unknown): string => error instanceof NoAnswer && error.sentence ? error.sentence : text("Error_NoAnswer");

/** The platform rejects with an object that carries a message, not always with an Error. */
function messageOf(error: unknown): string {
  const message = error ? (error as { message?: unknown }).message : null;
  return typeof message === "string" ? message : "";
}

/** The billing page of one customer. */
export class BillingPage {
  private readonly freshness = new Freshness();
  private readonly content = el("div", {});
  /** The customer's name once it is read: whose figures these are stays in sight however far one scrolls. */
  private readonly heading = el("h1", {}, text("Pane_Title"));
  private readonly elsewhere = el("div", {});
  private customer = "";
  private readonly outcome = el("div", { class: "outcome" });
  private readonly refreshButton = button(text("Refresh_Button"), { class: "with-icon", accesskey: text("Key_Refresh"), title: text("Refresh_Title") }, () => void this.refresh());
  private busy = false;

  constructor(private readonly main: HTMLElement, private readonly status: HTMLElement, private readonly accountId: string) {
    fillWith(main,
      el("div", { class: "page-head" }, el("div", { class: "page-title" }, this.heading, this.refreshButton), this.elsewhere),
      this.outcome,
      this.content);
    watchRecordBehind(accountId, other => fillWith(this.elsewhere, other !== null && el("div", { class: "note warning", role: "alert" },
      el("p", {}, text("Record_PaneElsewhere")),
      button(text("Record_ShowOther"), { id: "show-other" }, () => window.location.replace(`billing.html?data=${encodeURIComponent(other)}`)))));
  }

  /** Reads the rows and shows them; what was read before stays on the page when that fails. */
  async show(): Promise<void> {
    this.main.setAttribute("aria-busy", "true");
    if (!this.content.firstChild) fillWith(this.content, el("p", { class: "hint" }, text("Page_Loading")));
    try {
      this.render(await readBilling(this.accountId));
    } catch (error) {
      this.report({ level: "error", message: text("Page_Failed", messageOf(error) || text("Error_NoAnswer")) });
    } finally {
      this.main.removeAttribute("aria-busy");
    }
  }

  private render(billing: Billing): void {
    this.customer = billing.customer;
    this.heading.textContent = billing.customer;
    document.title = text("Page_TitleFor", text("Pane_Title"), billing.customer);
    this.refreshButton.hidden = billing.accounts.length === 0;
    if (billing.accounts.length > 0) {
      fillWith(this.content, ...billing.accounts.map(account => this.accountView(account)));
      return;
    }
    const [title, advice] = billing.hasConnection
      ? [text("Empty_NoLink"), text(billing.mayLink ? "Empty_NoLinkLead" : "Empty_NoLinkAdvice")]
      : [text("Empty_NoConnection"), text("Empty_NoConnectionAdvice")];
    fillWith(this.content, el("div", { class: "note info" },
      el("p", {}, el("strong", {}, title)),
      el("p", {}, advice),
      billing.hasConnection && billing.mayLink && button(text("Link_Command"), { class: "primary", id: "link" }, () => void this.link())));
  }

  private accountView(account: LinkedAccount): HTMLElement {
    const change = (planInstanceNo: string, kind: OperationKind, queueId?: string): void =>
      void this.change(planInstanceNo, kind, queueId);
    return el("article", { class: "account", "aria-label": text("Account_Title", account.acctNo) },
      headerView(account, this.freshness),
      blockedView(account, (operation, pressed) => void this.check(operation, pressed)),
      plansView(account, this.freshness, change),
      queueView(account, this.freshness, change),
      account.notRead && el("p", { class: "note warning" }, account.notRead),
      statementsView(account, this.freshness),
      ordersView(account, this.freshness),
      operationsView(account));
  }

  private async change(planInstanceNo: string, kind: OperationKind, queueId?: string): Promise<void> {
    const row = queueId ? `[data-queue="${queueId}"]` : `[data-plan="${planInstanceNo}"]`;
    const command = queueId ? "queued-rates" : kind === "UpdatePlan" ? "change" : "rates";
    const wasBlocked = this.checkButton() !== null;
    try {
      const { accountId } = this;
      if (!await openChange(queueId ? { accountId, planInstanceNo, kind, queueId } : { accountId, planInstanceNo, kind }, this.customer)) return;
    } catch {
      this.report({ level: "error", message: text("Page_DialogFailed") });
      return;
    }
    await this.show();
    // The rows were made anew. The focus goes to what the dialog left open, which stands at the top, or back to where it was.
    const left = wasBlocked ? null : this.checkButton();
    const target = left || this.content.querySelector<HTMLElement>(`${row} [data-command="${command}"]`);
    if (target) target.focus();
  }

  private checkButton(): HTMLElement | null {
    return this.content.querySelector<HTMLElement>('[data-command="check"]');
  }

  private async link(): Promise<void> {
    try {
      if (!await openLink("link", this.accountId, text)) return;
    } catch {
      this.report({ level: "error", message: text("Page_DialogFailed") });
      return;
    }
    await this.show();
    const origin = this.content.querySelector<HTMLElement>("#link");
    (origin || this.refreshButton).focus();
  }

  private async refresh(): Promise<void> {
    await this.run(this.refreshButton, text("Refresh_Running"), async () => {
      const answer = await callApi<Refreshed>("aria_RefreshAccount", this.accountId);
      this.freshness.note(answer.result);
      return refreshOutcome(answer, text);
    });
  }

  private async check(operation: PastOperation, pressed: HTMLButtonElement): Promise<void> {
    await this.run(pressed, text("Operation_Checking"), async () => {
      const answer = await callApi<Operation>("aria_ResolveOperation", this.accountId, { OperationId: operation.id });
      if (!answer.result) return { level: "error", message: answer.message || text("Error_NoReason") };
      const { state, message } = answer.result;
      if (state === "Submitted" || state === "Unknown")
        return { level: "warning", message: answer.message || said(message || "") || text("Check_StillUnknown") };
      if (state === "Done") await this.readAnew();
      return { level: state === "Done" && !message ? "success" : "warning", message: text("Check_Settled", operation.name, stateText(state), said(message || "")).trim() };
    });
  }

  /** Brings the figures up to date after a change turned out to be done; if that fails, the background does it. */
  private async readAnew(): Promise<void> {
    try {
      this.freshness.note((await callApi<Refreshed>("aria_RefreshAccount", this.accountId)).result);
    } catch {
      // What was asked for is the outcome, and that is known.
    }
  }

  /** Runs one thing at a time, says that it runs, then what came of it, and reads the rows again. */
  private async run(pressed: HTMLButtonElement, running: string, work: () => Promise<Outcome>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    pressed.setAttribute("aria-disabled", "true");
    fillWith(this.outcome, el("p", { class: "note info busy" }, running));
    this.status.textContent = running;
    let outcome: Outcome;
    try {
      outcome = await work();
    } catch (error) {
      outcome = { level: "error", message: sentenceOf(error) };
    }
    await this.show();
    this.report(outcome);
    pressed.removeAttribute("aria-disabled");
    if (!pressed.isConnected) this.refreshButton.focus();
    this.busy = false;
  }

  private report(outcome: Outcome): void {
    fillWith(this.outcome, el("p", { class: `note ${outcome.level}`, role: outcome.level === "error" ? "alert" : null }, outcome.message));
    this.status.textContent = outcome.level === "error" ? "" : outcome.message;
  }
}
