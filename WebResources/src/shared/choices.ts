import { text, TextKey } from "./strings";

/** Every choice of the publisher starts here. */
const first = 727900000;

const environments: readonly TextKey[] = [
  "Environment_ProductionUs", "Environment_ProductionEu", "Environment_ProductionAus",
  "Environment_StageCurrentUs", "Environment_StageCurrentEu", "Environment_StageCurrentAus",
  "Environment_StageFutureUs", "Environment_StageFutureEu", "Environment_StageFutureAus"
];

const states = ["Previewed", "Submitted", "Done", "Refused", "NotDone", "Unknown", "Stale"] as const;
export type State = typeof states[number];

/** The value of a state in a row. */
export const valueOfState = (state: State): number => first + states.indexOf(state);

export const stateOf = (value: number | null): State | null => value === null ? null : states[value - first] || null;

export function environmentOf(value: number | null): string | null {
  const key = value === null ? undefined : environments[value - first];
  return key ? text(key) : null;
}

const stateTexts: Readonly<Record<State, TextKey>> = {
  Previewed: "State_Previewed", Submitted: "State_Submitted", Done: "State_Done", Refused: "State_Refused",
  NotDone: "State_NotDone", Unknown: "State_Unknown", Stale: "State_Stale"
};

export const stateText = (state: State): string => text(stateTexts[state]);

/** An open operation may still be on its way, so no other change passes on its account. */
export const isOpen = (state: State | null): boolean => state === "Submitted" || state === "Unknown";
