import { OperationKind } from "../shared/contract";
import { text } from "../shared/strings";
import { clientApi } from "../shared/xrm";

export interface ChangeData {
  readonly accountId: string;
  readonly planInstanceNo: string;
  readonly kind: OperationKind;
  readonly queueId?: string;
}

const dialogWidth = 720;

/**
 * Opens the change dialog over the app and waits until it is closed. Without the client API the page opens in place of
 * this one, marked so that it finds its way back.
 * @returns false when this page is being left.
 */
export async function openChange(data: ChangeData): Promise<boolean> {
  const json = JSON.stringify(data);
  const xrm = clientApi();
  if (xrm && xrm.Navigation && typeof xrm.Navigation.navigateTo === "function") {
    await xrm.Navigation.navigateTo(
      { pageType: "webresource", webresourceName: "aria_/change.html", data: json },
      {
        target: 2, position: 1,
        width: { value: dialogWidth, unit: "px" }, height: { value: 90, unit: "%" },
        title: text(data.kind === "UpdatePlan" ? "Change_Title" : "Rates_Title")
      });
    return true;
  }
  window.location.assign(`change.html?data=${encodeURIComponent(json)}#pane`);
  return false;
}
