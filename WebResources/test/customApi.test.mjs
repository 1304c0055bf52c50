import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { callApi, NoAnswer } = await load("shared/customApi");
const accountId = "abcdef01-2345-6789-abcd-ef0123456789";
const raw = { Success: true, Code: "OK", Message: "", CorrelationId: "c", ResultJson: "{\"state\":\"Done\"}" };

async function withHost({ execute, fetch }, action) {
  const before = [globalThis.window, globalThis.fetch];
  globalThis.window = execute ? { Xrm: { WebApi: { online: { execute } } } } : {};
  if (fetch) globalThis.fetch = fetch;
  try {
    return await action();
  } finally {
    [globalThis.window, globalThis.fetch] = before;
  }
}

test("a Custom API is called as an action bound to the account, its parameters typed", async () => {
  let request;
  const execute = async given => { request = given; return { ok: true, json: async () => raw }; };
  const answer = await withHost({ execute }, () => callApi("aria_CommitOperation", accountId, { OperationId: accountId, Version: "2" }));
  assert.deepEqual(answer, { success: true, code: "OK", message: "", correlationId: "c", result: { state: "Done" } });
  assert.deepEqual([request.entity, request.OperationId, request.Version], [{ entityType: "account", id: accountId }, accountId, "2"]);
  assert.deepEqual(request.getMetadata(), {
    boundParameter: "entity", operationType: 0, operationName: "aria_CommitOperation",
    parameterTypes: {
      entity: { typeName: "mscrm.account", structuralProperty: 5 },
      OperationId: { typeName: "Edm.Guid", structuralProperty: 1 },
      Version: { typeName: "Edm.String", structuralProperty: 1 }
    }
  });
});

test("without the client API the same call goes to the Web API", async () => {
  let sent;
  const fetch = async (address, options) => { sent = [address, options.method, options.body]; return { ok: true, json: async () => raw }; };
  await withHost({ fetch }, () => callApi("aria_GetOptions", accountId, { PlanInstanceNo: "8" }));
  assert.deepEqual(sent, [`/api/data/v9.2/accounts(${accountId})/Microsoft.Dynamics.CRM.aria_GetOptions`, "POST", "{\"PlanInstanceNo\":\"8\"}"]);
});

test("a refusal is an answer", async () => {
  const execute = async () => ({ ok: true, json: async () => ({ ...raw, Success: false, Code: "BUSY", Message: "Wait.", ResultJson: "" }) });
  const answer = await withHost({ execute }, () => callApi("aria_SubmitOperation", accountId));
  assert.deepEqual([answer.success, answer.code, answer.message, answer.result], [false, "BUSY", "Wait.", null]);
});

for (const [what, host] of [
  ["a rejection of the platform", { execute: () => Promise.reject({ errorCode: 1, message: "No access." }) }],
  ["a fault of the Web API", { fetch: async () => ({ ok: false, json: async () => ({ error: { message: "No access." } }) }) }]
]) test(`${what} is no answer, and its sentence is kept`, async () => {
  await assert.rejects(withHost(host, () => callApi("aria_GetOptions", accountId)), error => error instanceof NoAnswer && error.sentence === "No access.");
});

for (const [what, json] of [
  ["an HTML page instead of JSON", async () => JSON.parse("<html>")],
  ["a body without the five properties", async () => ({})],
  ["a truncated result", async () => ({ ...raw, ResultJson: "{\"state\":" })],
  ["nothing at all", async () => null]
]) test(`${what} is no answer`, async () => {
  await assert.rejects(withHost({ fetch: async () => ({ ok: true, json }) }, () => callApi("aria_CommitOperation", accountId)), error => error instanceof NoAnswer);
});
