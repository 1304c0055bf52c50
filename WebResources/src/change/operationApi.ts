import { Busy, Operation, Refreshed } from "../shared/contract";
import { Answer, callApi } from "../shared/customApi";

/** The calls that carry one operation through; each throws NoAnswer when no answer came. */
export interface OperationApi {
  submit(operationId: string): Promise<Answer<Operation | Busy>>;
  commit(operationId: string, version: string): Promise<Answer<Operation>>;
  resolve(operationId: string): Promise<Answer<Operation>>;
  refresh(): Promise<Answer<Refreshed>>;
}

export const operationApi = (accountId: string): OperationApi => ({
  submit: operationId => callApi("aria_SubmitOperation", accountId, { OperationId: operationId }),
  commit: (operationId, version) => callApi("aria_CommitOperation", accountId, { OperationId: operationId, Version: version }),
  resolve: operationId => callApi("aria_ResolveOperation", accountId, { OperationId: operationId }),
  refresh: () => callApi("aria_RefreshAccount", accountId)
});
