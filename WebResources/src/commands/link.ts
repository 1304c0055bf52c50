import { guidIn } from "../shared/ids";
import { LinkMode, openLink } from "../shared/openLink";
import { commandText } from "./commandText";
import { showAgain } from "./openBilling";

async function open(mode: LinkMode, form: Xrm.FormContext): Promise<void> {
  const accountId = guidIn(form.data.entity.getId());
  if (!accountId) {
    await Xrm.Navigation.openAlertDialog({ title: commandText("Pane_Title"), text: commandText("Command_NoAccount") });
    return;
  }
  await openLink(mode, accountId, commandText);
  await showAgain(accountId);
}

/** Opens the dialog that links the Account on the form to an account in Aria. */
export const linkToAria = (form: Xrm.FormContext): Promise<void> => open("link", form);

/** Opens the dialog that takes a link of the Account on the form away. */
export const unlinkFromAria = (form: Xrm.FormContext): Promise<void> => open("unlink", form);
