import { clientApi } from "./xrm";

export type Row = Readonly<Record<string, unknown>>;

/** Reads rows of a table; the query is OData's, with the question mark. Formatted values come along as annotations. */
export async function readRows(table: string, query: string): Promise<readonly Row[]> {
  const xrm = clientApi();
  if (xrm) return (await xrm.WebApi.retrieveMultipleRecords(table, query)).entities;
  const response = await fetch(`/api/data/v9.2/${table}s${query}`, {
    headers: { "Accept": "application/json", "OData-Version": "4.0", "OData-MaxVersion": "4.0", "Prefer": "odata.include-annotations=\"*\"" }
  });
  const body = await response.json();
  if (!response.ok) throw new Error((body && body.error && body.error.message) || "");
  return body.value;
}

export const textOf = (row: Row, column: string): string | null => {
  const value = row[column];
  return value === null || value === undefined || value === "" ? null : String(value);
};

export const numberOf = (row: Row, column: string): number | null => {
  const value = row[column];
  return value === null || value === undefined ? null : Number(value);
};

/** What the platform shows for a value: a lookup's name, a choice's label. */
export const shownOf = (row: Row, column: string): string | null => textOf(row, `${column}@OData.Community.Display.V1.FormattedValue`);
