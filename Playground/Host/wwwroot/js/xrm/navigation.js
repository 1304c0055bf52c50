import { openAlertDialog, openConfirmDialog, openErrorDialog, openWebResourceDialog } from "./dialogs.js";
import { onlyKnown, strict } from "./strict.js";

export function navigation(session) {
  const navigateTo = (page, options = {}) => {
    if (page.pageType !== "webresource")
      return Promise.reject(new Error(`The playground navigates to web resources only, not to the page type ${page.pageType}.`));
    if (options.target !== 2)
      return Promise.reject(new Error(`The playground opens web resources in a dialog (target 2) or a side pane, not with target ${options.target}.`));
    onlyKnown("navigateTo's page", page, ["pageType", "webresourceName", "data"]);
    return openWebResourceDialog(page, options, session);
  };
  return strict("Xrm.Navigation", { navigateTo, openAlertDialog, openConfirmDialog, openErrorDialog });
}
