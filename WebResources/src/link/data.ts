import { guidIn } from "../shared/ids";
import { LinkMode } from "../shared/openLink";
import { dataText, jsonData } from "../shared/pageData";

/** What the dialog is opened for. */
export interface LinkRequest {
  readonly accountId: string;
  readonly mode: LinkMode;
}

/** Reads the dialog's data; null when it does not name an account and what to do. */
export function readLinkRequest(data: string): LinkRequest | null {
  const given = jsonData(data);
  const accountId = guidIn(dataText(given, "accountId"));
  const mode = given["mode"];
  return accountId && (mode === "link" || mode === "unlink") ? { accountId, mode } : null;
}
