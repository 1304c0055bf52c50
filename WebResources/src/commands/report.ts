import { NoAnswer } from "../shared/customApi";
import { Outcome } from "../shared/refreshOutcome";
import { commandText } from "./commandText";

const levels = { success: 1, error: 2, warning: 3 } as const;

async function outcomeOf(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof NoAnswer ? error.sentence : "";
    return { level: "error", message: sentence || commandText("Error_NoAnswer") };
  }
}

/** Does something, shows meanwhile that it runs, and says in a bar at the top what came of it. */
export async function report(running: string, work: () => Promise<Outcome>): Promise<void> {
  let outcome: Outcome;
  Xrm.Utility.showProgressIndicator(running);
  try {
    outcome = await outcomeOf(work);
  } finally {
    Xrm.Utility.closeProgressIndicator();
  }
  await Xrm.App.addGlobalNotification({ type: 2, level: levels[outcome.level], message: outcome.message, showCloseButton: true });
}
