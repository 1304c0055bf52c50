import { failure, json } from "../http.js";
import { strict } from "./strict.js";

/** Told to the window after an operation that may have written rows, so that the record shows them. */
export const rowsChanged = "playground:rowschanged";

const root = "/api/data/v9.2/";
const headers = {
  "Accept": "application/json",
  "OData-MaxVersion": "4.0",
  "OData-Version": "4.0",
  "Prefer": "odata.include-annotations=\"*\""
};

const bare = id => String(id).replace(/[{}]/g, "").toLowerCase();

/** Xrm.WebApi over the local Web API. `setOf` gives a table's entity set name. */
export function webApi(setOf) {
  const row = (table, id) => `${root}${setOf(table)}(${bare(id)})`;

  const retrieveRecord = (table, id, options = "") => json(row(table, id) + options, { headers });

  const retrieveMultipleRecords = async (table, options = "", maxPageSize) => {
    const prefer = maxPageSize ? `${headers.Prefer},odata.maxpagesize=${maxPageSize}` : headers.Prefer;
    const answer = await json(root + setOf(table) + options, { headers: { ...headers, Prefer: prefer } });
    return { entities: answer.value, nextLink: answer["@odata.nextLink"] };
  };

  const updateRecord = async (table, id, data) => {
    await json(row(table, id), {
      method: "PATCH",
      headers: { ...headers, "Content-Type": "application/json", "If-Match": "*" },
      body: JSON.stringify(data)
    });
    return { entityType: table, id: bare(id) };
  };

  const execute = async request => {
    const { boundParameter, operationType, operationName, parameterTypes = {} } = request.getMetadata();
    if (operationType !== 0)
      throw new Error(`The playground executes actions only; ${operationName} is operation type ${operationType}.`);
    const body = {};
    for (const name of Object.keys(parameterTypes)) {
      if (name === boundParameter) continue;
      if (parameterTypes[name].structuralProperty !== 1)
        throw new Error(`The playground passes primitive parameters only; ${name} of ${operationName} is not one.`);
      if (request[name] !== undefined) body[name] = request[name];
    }
    const target = boundParameter && request[boundParameter];
    const address = target
      ? `${row(target.entityType, target.id)}/Microsoft.Dynamics.CRM.${operationName}`
      : root + operationName;
    const response = await fetch(address, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(body)
    });
    if (!response.ok) throw await failure(response);
    window.dispatchEvent(new Event(rowsChanged));
    return response;
  };

  const common = { retrieveRecord, retrieveMultipleRecords, updateRecord };
  return strict("Xrm.WebApi", { ...common, online: strict("Xrm.WebApi.online", { ...common, execute }) });
}
