import { said } from "./said";
import { clientApi } from "./xrm";

/** The five properties every Custom API answers with; the result is its ResultJson, read. */
export interface Answer<T> {
  readonly success: boolean;
  readonly code: string;
  /** A sentence for the representative; empty on success. */
  readonly message: string;
  readonly correlationId: string;
  readonly result: T | null;
}

/** No answer of the API came back: the way there failed, or the platform threw. What it did is not known from this. */
export class NoAnswer extends Error {
  constructor(readonly sentence: string) {
    super(sentence);
    // The target knows classes, but a bundle may be lowered further: the prototype is set so that instanceof holds.
    Object.setPrototypeOf(this, NoAnswer.prototype);
  }
}

export type ApiName =
  | "aria_GetOptions" | "aria_PreviewChange" | "aria_SubmitOperation"
  | "aria_CommitOperation" | "aria_ResolveOperation" | "aria_RefreshAccount"
  | "aria_FindAriaAccount" | "aria_LinkAccount" | "aria_UnlinkAccount"
  | "aria_SetConnectionKeys" | "aria_TestConnection";

/** The table whose row an API is asked of. */
const tableOf = (api: ApiName): string => api === "aria_SetConnectionKeys" || api === "aria_TestConnection" ? "aria_connection" : "account";

/** Parameters by name; a name that ends in Id is a Guid, every other one a String. */
export type Parameters = Readonly<Record<string, string>>;

interface RawAnswer {
  readonly Success: boolean;
  readonly Code: string | null;
  readonly Message: string | null;
  readonly CorrelationId: string | null;
  readonly ResultJson: string | null;
}

/** Where the platform's Web API stands when the client API is out of reach. */
const webApi = "/api/data/v9.2";

const edmType = (parameter: string): string => /Id$/.test(parameter) ? "Edm.Guid" : "Edm.String";

function request(api: ApiName, rowId: string, parameters: Parameters): object {
  const table = tableOf(api);
  const parameterTypes: Record<string, object> = { entity: { typeName: `mscrm.${table}`, structuralProperty: 5 } };
  for (const name of Object.keys(parameters)) parameterTypes[name] = { typeName: edmType(name), structuralProperty: 1 };
  return {
    ...parameters,
    entity: { entityType: table, id: rowId },
    getMetadata: () => ({ boundParameter: "entity", operationType: 0, operationName: api, parameterTypes })
  };
}

const sentenceOf = (error: unknown): string => {
  const message = error && (error as { message?: unknown }).message;
  return typeof message === "string" ? message : "";
};

async function post(api: ApiName, rowId: string, parameters: Parameters): Promise<RawAnswer> {
  const response = await fetch(`${webApi}/${tableOf(api)}s(${rowId})/Microsoft.Dynamics.CRM.${api}`, {
    method: "POST",
    headers: { "Accept": "application/json", "Content-Type": "application/json", "OData-Version": "4.0", "OData-MaxVersion": "4.0" },
    body: JSON.stringify(parameters)
  });
  const body = await response.json();
  if (!response.ok) throw body && body.error;
  return body;
}

async function execute(api: ApiName, rowId: string, parameters: Parameters): Promise<RawAnswer> {
  const xrm = clientApi();
  if (!xrm) return post(api, rowId, parameters);
  const response = await xrm.WebApi.online.execute(request(api, rowId, parameters)) as unknown as Response;
  const body = await response.json();
  if (!response.ok) throw body && body.error;
  return body;
}

/**
 * Calls a Custom API of a row: of an account, or of a connection.
 * @returns its answer, be it a success or a refusal.
 * @throws NoAnswer when no such answer came.
 */
export async function callApi<T>(api: ApiName, rowId: string, parameters: Parameters = {}): Promise<Answer<T>> {
  try {
    const raw = await execute(api, rowId, parameters);
    if (typeof raw.Success !== "boolean") throw new NoAnswer("");
    return {
      success: raw.Success,
      code: raw.Code || "",
      message: said(raw.Message || ""),
      correlationId: raw.CorrelationId || "",
      result: raw.ResultJson ? JSON.parse(raw.ResultJson) as T : null
    };
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer(said(sentenceOf(error)));
  }
}
