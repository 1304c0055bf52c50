import { Plan } from "./model";

/** Each master plan followed by its supplemental plans; one whose master is not there stands at the end by itself. */
export function inPlanOrder(plans: readonly Plan[]): readonly Plan[] {
  const masters = plans.filter(plan => !plan.isSupplemental);
  const below = (master: Plan): Plan[] => plans
    .filter(plan => plan.isSupplemental && plan.parentInstanceNo === master.instanceNo)
    .reduce<Plan[]>((all, plan) => all.concat(plan, below(plan)), []);
  const ordered = masters.reduce<Plan[]>((all, master) => all.concat(master, below(master)), []);
  return ordered.concat(plans.filter(plan => ordered.indexOf(plan) < 0));
}
