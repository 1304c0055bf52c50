import { readRows, textOf } from "./rows";
import { text } from "./strings";

/** The customer's name as it stands on the record. Wherever money is spoken of, it stands there too. */
export async function customerName(accountId: string): Promise<string> {
  const [row] = await readRows("account", `?$select=name&$filter=accountid eq ${accountId}`);
  return (row && textOf(row, "name")) || text("Figure_None");
}
