import { el } from "../shared/dom";
import { text } from "../shared/strings";

export type Step = "choose" | "compare" | "receipt";

/** Where the representative is on the way: Choose, Compare, Receipt. */
export function stepsView(current: Step): HTMLElement {
  const steps: readonly (readonly [Step, string])[] = [
    ["choose", text("Step_Choose")], ["compare", text("Step_Compare")], ["receipt", text("Step_Receipt")]];
  return el("ol", { class: "steps", "aria-label": text("Step_Label") },
    ...steps.map(([step, label]) => el("li", { "aria-current": step === current ? "step" : null }, label)));
}
