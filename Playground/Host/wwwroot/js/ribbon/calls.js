import { loadLibrary } from "../xrm/webresources.js";

/** What each CrmParameter stands for on the surface at hand. */
const crmParameters = {
  PrimaryControl: target => target.primaryControl,
  SelectedControl: target => target.selectedControl,
  PrimaryEntityTypeName: target => target.table,
  SelectedEntityTypeName: target => target.table,
  PrimaryItemIds: target => target.primaryIds,
  FirstPrimaryItemId: target => target.primaryIds[0] ?? null,
  FirstSelectedItemId: target => target.selected[0]?.id ?? null,
  SelectedControlSelectedItemCount: target => target.selected.length,
  SelectedControlSelectedItemIds: target => target.selected.map(record => record.id),
  SelectedControlSelectedItemReferences: target =>
    target.selected.map(record => ({ Id: record.id, Name: record.name, TypeName: target.table })),
  OrgName: target => target.session.orgName,
  OrgLcid: target => target.session.languageId,
  UserLcid: target => target.session.languageId
};

const literals = {
  StringParameter: value => value,
  IntParameter: value => Number.parseInt(value, 10),
  DecimalParameter: value => Number(value),
  BoolParameter: value => value === "true",
  NullParameter: () => null
};

function argument({ kind, value }, target) {
  if (kind === "CrmParameter") {
    if (!(value in crmParameters)) throw new Error(`The playground does not know the CrmParameter ${value}.`);
    return crmParameters[value](target);
  }
  if (!(kind in literals)) throw new Error(`The playground does not know the parameter kind ${kind}.`);
  return literals[kind](value);
}

/** Loads the library and calls the function with its parameters, as the platform's command bar does. */
export async function invoke(call, target) {
  if (call.library) await loadLibrary(call.library, target.session.dependencies);
  if (call.functionName === "isNaN") return undefined; // the usual way to have a further library loaded first
  const path = call.functionName.split(".");
  const owner = path.slice(0, -1).reduce((object, name) => object?.[name], window);
  const action = owner?.[path.at(-1)];
  if (typeof action !== "function") throw new Error(`The library ${call.library} has no function ${call.functionName}.`);
  return action.apply(owner, call.parameters.map(parameter => argument(parameter, target)));
}
