export { openBilling, openBillingFromGrid } from "./openBilling";
export { refreshFromAria } from "./refreshFromAria";
