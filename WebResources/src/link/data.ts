import { guidIn } from "../shared/ids";
import { LinkMode } from "../shared/openLink";

/** What the dialog is opened for. */
export interface LinkRequest {
  readonly accountId: string;
  readonly mode: LinkMode;
}

/** Reads the dialog's data; null when it does not name an account and what to do. */
export function readLinkRequest(data: string): LinkRequest | null {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(data);
  } catch {
    return null;
  }
  const accountId = guidIn(String((given && given["accountId"]) || ""));
  const mode = given && given["mode"];
  return accountId && (mode === "link" || mode === "unlink") ? { accountId, mode } : null;
}
