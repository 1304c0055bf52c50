/** What a plan is called; its number where Aria gave no name. */
export const planName = (plan: { readonly instanceNo: string; readonly name: string | null }): string => plan.name || plan.instanceNo;
