/** True when this page took the billing page's place in its pane instead of opening in a dialog. */
const isInPane = (): boolean => window.location.hash === "#pane";

/** Closes the dialog, or goes back to the billing page in whose place this one stands. */
export function closePage(accountId: string | null): void {
  if (isInPane() && accountId) window.location.replace(`billing.html?data=${encodeURIComponent(accountId)}`);
  else window.close();
}
