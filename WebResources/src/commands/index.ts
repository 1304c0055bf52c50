export { setKeys, testConnection } from "./connection";
export { linkToAria, unlinkFromAria } from "./link";
export { openBilling, openBillingFromGrid } from "./openBilling";
export { refreshFromAria } from "./refreshFromAria";
