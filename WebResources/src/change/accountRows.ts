import { stateOf, valueOfState } from "../shared/choices";
import { OpenChange } from "../shared/openChangeText";
import { numberOf, readRows, Row, shownOf, textOf } from "../shared/rows";
import { said } from "../shared/said";

/** What CRM holds about the account of a change, besides what Aria answers. Where it cannot be read, the dialog does without. */
export interface AccountRows {
  /** The change that blocks the account; null when none does. */
  openChange(acctNo: string): Promise<OpenChange | null>;
  /** When the statement of an invoice is due, yyyy-mm-dd; null when no unpaid one is there. */
  dueDate(acctNo: string, invoiceNo: string): Promise<string | null>;
}

async function first(table: string, query: string): Promise<Row | null> {
  const [row] = await readRows(table, query);
  return row || null;
}

async function linkId(customerId: string, acctNo: string): Promise<string | null> {
  const link = await first("aria_account", `?$select=aria_accountid&$filter=_aria_customerid_value eq ${customerId} and aria_acctno eq '${acctNo}' and statecode eq 0`);
  return link && textOf(link, "aria_accountid");
}

/** Null instead of a failure: none of this decides what is sent. */
async function orNull<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

export const accountRows = (customerId: string): AccountRows => ({
  openChange: acctNo => orNull(async () => {
    const link = await linkId(customerId, acctNo);
    const row = link && await first("aria_operation",
      `?$select=aria_name,aria_state,_ownerid_value,aria_submittedon&$filter=_aria_ariaaccountid_value eq ${link} and (aria_state eq ${valueOfState("Submitted")} or aria_state eq ${valueOfState("Unknown")})&$top=1`);
    return row ? {
      name: said(textOf(row, "aria_name") || ""),
      state: stateOf(numberOf(row, "aria_state")),
      owner: shownOf(row, "_ownerid_value"),
      ownerId: textOf(row, "_ownerid_value"),
      when: textOf(row, "aria_submittedon")
    } : null;
  }),
  dueDate: (acctNo, invoiceNo) => orNull(async () => {
    const link = await linkId(customerId, acctNo);
    const row = link && await first("aria_statement",
      `?$select=aria_duedate&$filter=_aria_ariaaccountid_value eq ${link} and aria_invoiceno eq '${invoiceNo}' and aria_ispaid eq false&$top=1`);
    return row ? textOf(row, "aria_duedate") : null;
  })
});
