import { units } from "../shared/format";
import { text } from "../shared/strings";
import { Plan, QueuedChange } from "./model";

/** The name of a rate schedule where a plan on the page carries it, else its number. */
function scheduleName(no: string, plans: readonly Plan[]): string {
  const plan = plans.filter(each => each.rateScheduleNo === no)[0];
  return (plan && plan.rateScheduleName) || text("Queue_ScheduleNo", no);
}

/** What a queued change changes, one sentence part each: plan, units, rate schedule. */
export function whatChanges(change: QueuedChange, plans: readonly Plan[]): readonly string[] {
  const parts: string[] = [];
  if (change.targetPlanName && change.currentPlanName && change.targetPlanName !== change.currentPlanName)
    parts.push(text("Queue_Plan", change.currentPlanName, change.targetPlanName));
  if (change.targetUnits !== null && change.targetUnits !== change.currentUnits)
    parts.push(change.currentUnits === null ? text("Queue_UnitsTo", units(change.targetUnits)) : text("Queue_Units", units(change.currentUnits), units(change.targetUnits)));
  if (change.targetRateScheduleNo && change.targetRateScheduleNo !== change.currentRateScheduleNo)
    parts.push(change.currentRateScheduleNo
      ? text("Queue_Schedule", scheduleName(change.currentRateScheduleNo, plans), scheduleName(change.targetRateScheduleNo, plans))
      : text("Queue_ScheduleTo", scheduleName(change.targetRateScheduleNo, plans)));
  return parts.length > 0 ? parts : [change.name];
}
