import { NoAnswer } from "../shared/customApi";
import { Outcome } from "../shared/refreshOutcome";
import { commandText } from "./commandText";

const levels = { success: 1, error: 2, warning: 3 } as const;

/** The bar that stands at the top; an older outcome beside a newer one would contradict it. */
let shown: string | null = null;

async function outcomeOf(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof NoAnswer ? error.sentence : "";
    return { level: "error", message: sentence || commandText("Error_NoAnswer") };
  }
}

async function clear(): Promise<void> {
  if (shown === null) return;
  try {
    await Xrm.App.clearGlobalNotification(shown);
  } catch {
    // The user may have closed it.
  }
  shown = null;
}

/** Does something to a row, shows meanwhile that it runs, and says in one bar at the top what came of it, naming the row. */
export async function report(form: Xrm.FormContext, running: string, work: () => Promise<Outcome>): Promise<void> {
  const name = form.data.entity.getPrimaryAttributeValue();
  let outcome: Outcome;
  await clear();
  Xrm.Utility.showProgressIndicator(running);
  try {
    outcome = await outcomeOf(work);
  } finally {
    Xrm.Utility.closeProgressIndicator();
  }
  const message = name ? commandText("Report_For", name, outcome.message) : outcome.message;
  shown = await Xrm.App.addGlobalNotification({ type: 2, level: levels[outcome.level], message, showCloseButton: true });
}
