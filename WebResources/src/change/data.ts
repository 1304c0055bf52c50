import { OperationKind } from "../shared/contract";
import { guidIn } from "../shared/ids";

/** What the dialog is opened for. */
export interface ChangeRequest {
  readonly accountId: string;
  readonly planInstanceNo: string;
  readonly kind: OperationKind;
  readonly queueId: string | null;
}

const kinds: readonly string[] = ["UpdatePlan", "AssignCustomRates"];

/** Reads the dialog's data; null when it does not name an account, a plan and a kind of change. */
export function readRequest(data: string): ChangeRequest | null {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(data);
  } catch {
    return null;
  }
  const accountId = guidIn(String((given && given["accountId"]) || ""));
  const planInstanceNo = String((given && given["planInstanceNo"]) || "");
  const kind = String((given && given["kind"]) || "");
  if (!accountId || !planInstanceNo || kinds.indexOf(kind) < 0) return null;
  return { accountId, planInstanceNo, kind: kind as OperationKind, queueId: given["queueId"] ? String(given["queueId"]) : null };
}
