export { setKeys, testConnection } from "./connection";
export { openBilling, openBillingFromGrid } from "./openBilling";
export { refreshFromAria } from "./refreshFromAria";
