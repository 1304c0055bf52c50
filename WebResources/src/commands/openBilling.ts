import { guidIn } from "../shared/ids";
import { commandText } from "./commandText";

const paneId = "aria_billing";

/** Pixels; the page itself works from 300. */
const paneWidth = 400;

async function openPane(accountId: string): Promise<void> {
  const panes = Xrm.App.sidePanes;
  const pane = panes.getPane(paneId) || await panes.createPane({
    paneId,
    title: commandText("Pane_Title"),
    imageSrc: "WebResources/aria_/img/billing.svg",
    canClose: true,
    width: paneWidth
  });
  await pane.navigate({ pageType: "webresource", webresourceName: "aria_/billing.html", data: accountId });
  pane.select();
}

/** Shows an account's billing anew where the pane is open. */
export async function showAgain(accountId: string): Promise<void> {
  const pane = Xrm.App.sidePanes.getPane(paneId);
  if (pane) await pane.navigate({ pageType: "webresource", webresourceName: "aria_/billing.html", data: accountId });
}

async function open(id: string | null | undefined): Promise<void> {
  const accountId = guidIn(id);
  if (!accountId) {
    await Xrm.Navigation.openAlertDialog({ title: commandText("Pane_Title"), text: commandText("Command_NoAccount") });
    return;
  }
  try {
    await openPane(accountId);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    await Xrm.Navigation.openErrorDialog({ message: commandText("Command_PaneFailed"), details: reason });
  }
}

/** Opens the billing page of the Account on the form in a side pane. */
export const openBilling = (form: Xrm.FormContext): Promise<void> => open(form.data.entity.getId());

/** Opens the billing page of the one Account chosen in the grid. */
export const openBillingFromGrid = (selectedItemIds: string[]): Promise<void> => open(selectedItemIds && selectedItemIds[0]);
