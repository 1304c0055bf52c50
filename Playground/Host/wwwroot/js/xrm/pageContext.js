import { place } from "../place.js";
import { strict } from "./strict.js";

/** Xrm.Utility.getPageContext(): the record or the list the app shows now. */
export function pageContext(session) {
  const { table, id } = place(session);
  return strict("pageContext", {
    input: id
      ? strict("pageContext.input", { pageType: /** @type {const} */ ("entityrecord"), entityName: table, entityId: id })
      : strict("pageContext.input", { pageType: /** @type {const} */ ("entitylist"), entityName: table })
  });
}
