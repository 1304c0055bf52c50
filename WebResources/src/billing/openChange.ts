import { OperationKind } from "../shared/contract";
import { openDialog } from "../shared/openDialog";
import { text } from "../shared/strings";

export interface ChangeData {
  readonly accountId: string;
  readonly planInstanceNo: string;
  readonly kind: OperationKind;
  readonly queueId?: string;
}

const dialogWidth = 720;

/**
 * Opens the change dialog, whose title says whom the change is for, and waits until it is closed.
 * @returns false when this page is being left.
 */
export const openChange = (data: ChangeData, customer: string): Promise<boolean> => openDialog({
  page: "change", title: text("Page_TitleFor", text(data.kind === "UpdatePlan" ? "Change_Title" : "Rates_Title"), customer), width: dialogWidth, data
});
