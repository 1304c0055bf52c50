import { guidIn } from "./ids";
import { clientApi } from "./xrm";

/** How often the app is asked what it shows; it tells nobody by itself that it moved on. */
const pause = 1000;

/** The Account whose record the app shows; null where it shows something else, or where nobody tells. */
function accountShown(): string | null {
  try {
    const api = clientApi();
    const { input } = api!.Utility.getPageContext();
    return input.pageType === "entityrecord" && input.entityName === "account" ? guidIn(input.entityId) : null;
  } catch {
    return null;
  }
}

/**
 * Watches whether the app moved on to another Account while this page stays with its own.
 * @param changed is told the other Account, and null once the page's own, or none, is shown again.
 */
export function watchRecordBehind(accountId: string, changed: (other: string | null) => void): void {
  let known: string | null = null;
  const look = (): void => {
    const shown = accountShown();
    const other = shown === accountId ? null : shown;
    if (other === known) return;
    known = other;
    changed(other);
  };
  look();
  window.setInterval(look, pause);
}
