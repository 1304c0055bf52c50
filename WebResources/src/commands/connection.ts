import { testOutcome } from "../shared/connectionTest";
import { ConnectionTested } from "../shared/contract";
import { callApi } from "../shared/customApi";
import { guidIn } from "../shared/ids";
import { openDialog } from "../shared/openDialog";
import { commandText } from "./commandText";
import { report } from "./report";

const dialogWidth = 520;

/** Opens the dialog in which the keys of the connection on the form are entered. */
export async function setKeys(form: Xrm.FormContext): Promise<void> {
  const connectionId = guidIn(form.data.entity.getId());
  if (connectionId) await openDialog({ page: "connection", title: commandText("Keys_Title"), width: dialogWidth, data: { connectionId } });
}

/** Asks Aria whether it accepts the connection on the form and says in words what came of it. */
export async function testConnection(form: Xrm.FormContext): Promise<void> {
  const connectionId = guidIn(form.data.entity.getId());
  if (connectionId)
    await report(form, commandText("Test_Running"), async () => testOutcome(await callApi<ConnectionTested>("aria_TestConnection", connectionId), commandText));
}
