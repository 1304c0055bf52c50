import { Refreshed } from "./contract";
import { Answer } from "./customApi";
import { said } from "./said";
import { TextKey } from "./strings";

export interface Outcome {
  readonly level: "success" | "warning" | "error";
  readonly message: string;
}

/** Says in words what a refresh did: an account that could not be read, or not all of it, is named; the others count. */
export function refreshOutcome(answer: Answer<Refreshed>, say: (key: TextKey, ...values: (string | number)[]) => string): Outcome {
  if (!answer.success) return { level: "error", message: answer.message || say("Error_NoReason") };
  const accounts = (answer.result && answer.result.accounts) || [];
  const failed = accounts.filter(account => account.message || account.notRead);
  if (failed.length > 0) {
    const sentence = (account: typeof failed[number]): string => account.message
      ? say("Refresh_AccountFailed", account.acctNo, said(account.message))
      : say("Refresh_PartlyRead", account.acctNo, said(account.notRead));
    return { level: "warning", message: failed.map(sentence).join(" ") };
  }
  const changed = accounts.reduce((sum, account) => sum + account.rowsWritten, 0);
  return { level: "success", message: changed > 0 ? say("Refresh_Changed") : say("Refresh_Same") };
}
