import { Refreshed } from "../shared/contract";
import { callApi } from "../shared/customApi";
import { guidIn } from "../shared/ids";
import { refreshOutcome } from "../shared/refreshOutcome";
import { commandText } from "./commandText";
import { report } from "./report";

/** Reads the Account's billing figures from Aria anew and says in words what came of it. */
export async function refreshFromAria(form: Xrm.FormContext): Promise<void> {
  const accountId = guidIn(form.data.entity.getId());
  if (!accountId) {
    await Xrm.Navigation.openAlertDialog({ title: commandText("Pane_Title"), text: commandText("Command_NoAccount") });
    return;
  }
  await report(form, commandText("Refresh_Running"), async () => refreshOutcome(await callApi<Refreshed>("aria_RefreshAccount", accountId), commandText));
}
