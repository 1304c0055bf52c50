import { OperationKind } from "../shared/contract";
import { guidIn } from "../shared/ids";
import { dataText, jsonData } from "../shared/pageData";

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
  const given = jsonData(data);
  const accountId = guidIn(dataText(given, "accountId"));
  const planInstanceNo = dataText(given, "planInstanceNo");
  const kind = dataText(given, "kind");
  if (!accountId || !planInstanceNo || kinds.indexOf(kind) < 0) return null;
  return { accountId, planInstanceNo, kind: kind as OperationKind, queueId: dataText(given, "queueId") || null };
}
