import { openDialog } from "./openDialog";
import { TextKey } from "./strings";

export type LinkMode = "link" | "unlink";

const dialogWidth = 640;

/**
 * Opens the dialog that links an account to Aria, or takes a link away, and waits until it is closed.
 * @returns false when this page is being left.
 */
export const openLink = (mode: LinkMode, accountId: string, say: (key: TextKey) => string): Promise<boolean> => openDialog({
  page: "link", title: say(mode === "link" ? "Link_Title" : "Unlink_Title"), width: dialogWidth, data: { accountId, mode }
});
