import { Busy, Operation, Refreshed } from "../shared/contract";
import { Answer, NoAnswer } from "../shared/customApi";
import { OperationApi } from "./operationApi";

/** Where the confirmed change stands. Messages are sentences of the connector and may be empty. */
export type CommitState =
  | { readonly step: "submitting" }
  | { readonly step: "committing" }
  /** The answer was lost; seconds until the next look, null while looking. */
  | { readonly step: "checking"; readonly nextInSeconds: number | null; readonly message: string }
  | { readonly step: "refreshing"; readonly operation: Operation }
  | { readonly step: "done"; readonly operation: Operation; readonly isRefreshed: boolean }
  | { readonly step: "refused"; readonly operation: Operation; readonly message: string }
  | { readonly step: "notDone"; readonly operation: Operation; readonly message: string }
  | { readonly step: "stale"; readonly operation: Operation; readonly message: string }
  /** Another change is open on the account, since then as far as it is told; nothing was sent. */
  | { readonly step: "busy"; readonly message: string; readonly since: string | null }
  /** Nothing was sent. */
  | { readonly step: "notSent"; readonly message: string }
  | { readonly step: "unknown"; readonly operation: Operation; readonly message: string };

/** Seconds before each look at an operation without an answer: at once, then with growing pauses. */
export const pauses: readonly number[] = [0, 3, 8, 20, 40];

/**
 * Carries a previewed operation through: submit, commit, and where the answer is lost, look until the outcome is known
 * or the pauses are used up. Commit is called once and never again, whatever happens: after it the truth is only looked up.
 */
export class Commit {
  private running = false;

  constructor(
    private readonly api: OperationApi,
    private readonly wait: (milliseconds: number) => Promise<void>,
    private readonly show: (state: CommitState) => void) { }

  get isRunning(): boolean {
    return this.running;
  }

  /** Starts the operation. A second call while one runs does nothing. */
  confirm(operation: Operation): Promise<void> {
    return this.alone(() => this.submit(operation));
  }

  /** Looks again at an operation whose outcome stayed unknown. It never sends anything. */
  checkAgain(operation: Operation): Promise<void> {
    return this.alone(() => this.check(operation, ""));
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      await work();
    } finally {
      this.running = false;
    }
  }

  private async submit(operation: Operation): Promise<void> {
    this.show({ step: "submitting" });
    let answer: Answer<Operation | Busy>;
    try {
      answer = await this.api.submit(operation.operationId);
    } catch (error) {
      return this.check(operation, sentenceOf(error));
    }
    if (answer.code === "BUSY") return this.show({ step: "busy", message: answer.message, since: sinceOf(answer.result) });
    const result = answer.result as Operation | null;
    if (answer.success && result) return this.commit(result);
    // Confirmed before, perhaps in another window: what became of it is shown, not that it was asked twice.
    if (result && result.state !== "Previewed") return this.settle(result, answer.message);
    this.show({ step: "notSent", message: answer.message });
  }

  private async commit(operation: Operation): Promise<void> {
    this.show({ step: "committing" });
    let answer: Answer<Operation>;
    try {
      answer = await this.api.commit(operation.operationId, operation.version || "");
    } catch {
      // Whatever went wrong, the change may be on its way: only looking tells.
      return this.check(operation, "");
    }
    return answer.result ? this.settle(answer.result, answer.message) : this.check(operation, answer.message);
  }

  private async settle(operation: Operation, said: string): Promise<void> {
    const message = said || operation.message || "";
    switch (operation.state) {
      case "Done": return this.refresh(operation);
      case "Refused": return this.show({ step: "refused", operation, message });
      case "NotDone": return this.show({ step: "notDone", operation, message });
      case "Stale": return this.show({ step: "stale", operation, message });
      case "Previewed": return this.show({ step: "notSent", message });
      case "Submitted":
      case "Unknown": return this.check(operation, message);
    }
  }

  private async check(operation: Operation, said: string): Promise<void> {
    let known = operation;
    let message = said;
    for (const seconds of pauses) {
      if (seconds > 0) {
        this.show({ step: "checking", nextInSeconds: seconds, message });
        await this.wait(seconds * 1000);
      }
      this.show({ step: "checking", nextInSeconds: null, message });
      const answer = await this.look(operation);
      if (!answer) continue;
      const found = answer.result;
      if (found && found.state !== "Submitted" && found.state !== "Unknown")
        return this.settle(found, answer.message || (found.state === "Previewed" ? message : ""));
      known = found || known;
      message = answer.message || message;
    }
    this.show({ step: "unknown", operation: known, message });
  }

  private async look(operation: Operation): Promise<Answer<Operation> | null> {
    try {
      return await this.api.resolve(operation.operationId);
    } catch {
      return null;
    }
  }

  private async refresh(operation: Operation): Promise<void> {
    this.show({ step: "refreshing", operation });
    let refreshed: Answer<Refreshed> | null = null;
    try {
      refreshed = await this.api.refresh();
    } catch {
      // The change is done all the same; the background brings the figures up to date.
    }
    const accounts = (refreshed && refreshed.success && refreshed.result && refreshed.result.accounts) || [];
    const own = accounts.filter(account => account.acctNo === operation.acctNo)[0];
    this.show({ step: "done", operation, isRefreshed: own !== undefined && !own.message });
  }
}

const sinceOf = (result: Operation | Busy | null): string | null => result && "open" in result ? result.open.submittedOn : null;

const sentenceOf = (error: unknown): string => error instanceof NoAnswer ? error.sentence : "";
