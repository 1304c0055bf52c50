import { Refreshed } from "../shared/contract";
import { callApi, NoAnswer } from "../shared/customApi";
import { guidIn } from "../shared/ids";
import { refreshOutcome, Outcome } from "../shared/refreshOutcome";
import { commandText } from "./commandText";

const levels = { success: 1, error: 2, warning: 3 } as const;

async function refresh(accountId: string): Promise<Outcome> {
  try {
    return refreshOutcome(await callApi<Refreshed>("aria_RefreshAccount", accountId), commandText);
  } catch (error) {
    const sentence = error instanceof NoAnswer ? error.sentence : "";
    return { level: "error", message: sentence || commandText("Error_NoAnswer") };
  }
}

/** Reads the Account's billing figures from Aria anew and says in words what came of it. */
export async function refreshFromAria(form: Xrm.FormContext): Promise<void> {
  const accountId = guidIn(form.data.entity.getId());
  if (!accountId) {
    await Xrm.Navigation.openAlertDialog({ title: commandText("Pane_Title"), text: commandText("Command_NoAccount") });
    return;
  }
  let outcome: Outcome;
  Xrm.Utility.showProgressIndicator(commandText("Refresh_Running"));
  try {
    outcome = await refresh(accountId);
  } finally {
    Xrm.Utility.closeProgressIndicator();
  }
  await Xrm.App.addGlobalNotification({ type: 2, level: levels[outcome.level], message: outcome.message, showCloseButton: true });
}
